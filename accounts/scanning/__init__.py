"""Whether a file that somebody sent is fit to be kept, as the council's own virus scanner says."""
