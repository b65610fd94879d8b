"""Members are told by letter that papers are published."""
