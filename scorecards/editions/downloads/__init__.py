"""The figures of an edition or a draft as files."""
