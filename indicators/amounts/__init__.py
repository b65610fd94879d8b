"""What one number is: as read, as typed, as derived, as recorded. Pure."""
