"""What is measured: the shipped catalogue, words in versions, targets, breaks, events, a council's own."""
