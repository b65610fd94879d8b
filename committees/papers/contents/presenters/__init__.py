"""From a meeting to a paper, by kind."""
