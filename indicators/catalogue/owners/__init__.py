"""Who answers for each measure, and when its definition is looked at next."""
