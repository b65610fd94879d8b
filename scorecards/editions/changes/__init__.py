"""What one edition of a period says otherwise than the one before, row by row."""
