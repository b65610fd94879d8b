"""A committee's meetings to come and those that were, with the scorecards that go to each."""
