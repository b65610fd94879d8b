"""What is made once and kept: pages, files, answers to visitors."""
