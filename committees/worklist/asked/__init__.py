"""Questions in advance without an answer, for officers to answer."""
