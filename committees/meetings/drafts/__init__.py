"""The draft minutes that an item for minutes is about."""
