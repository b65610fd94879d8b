"""A section of one period: what it holds, how it stands, and what its state allows."""
