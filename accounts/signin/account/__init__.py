"""One's own account: name, password, second factor, sessions."""
