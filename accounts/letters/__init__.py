"""Letters, by mail: every one of them leaves through here."""
