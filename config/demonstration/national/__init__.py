"""What national releases say of the demonstration's real councils and of those they are compared with."""
