"""What the text of a heading says: a period or a part of one, what stands below it, whose figures they are."""
