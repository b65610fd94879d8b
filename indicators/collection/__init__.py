"""A period's figures on their way in: due, typed, checked, submitted, approved, corrected."""
