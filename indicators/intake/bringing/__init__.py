"""What every file that officers bring goes through: received, worked on by a job, previewed, its rows chosen."""
