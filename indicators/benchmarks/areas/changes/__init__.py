"""Areas founded, abolished, renamed and recoded, as a file tells it."""
