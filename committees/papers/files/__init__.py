"""The files of papers: made when they come out, kept by what they say."""
