"""One list for each person of all that is due from them or waits for them: on home, on its page and in letters."""
