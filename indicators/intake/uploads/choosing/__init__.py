"""Which of a checked upload's rows are saved."""
