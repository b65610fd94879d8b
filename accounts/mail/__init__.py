"""Whether letters can leave this service."""
