"""What is done once a day: cleaning, reminders, whatever rooms have registered."""
