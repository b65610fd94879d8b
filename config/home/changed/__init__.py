"""What changed since a member last looked at their home."""
