"""What somebody is told, and keeps, while the database or the disk does not do what it should."""
