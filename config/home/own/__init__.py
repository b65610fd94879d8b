"""What a member asked, on their home page, and what came of it."""
