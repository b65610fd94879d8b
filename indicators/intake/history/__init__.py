"""History in a council's own workbooks: brought as they are, settled, previewed, approved as a whole, and landed."""
