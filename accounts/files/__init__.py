"""Files that are kept: whole or not at all, whatever happens to the disk or to the process that writes."""
