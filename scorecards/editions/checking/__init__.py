"""What must be true before a draft is published: each line, what is missing, and who can mend it."""
