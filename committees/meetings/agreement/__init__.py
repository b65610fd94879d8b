"""Minutes are agreed at a later meeting, which puts right what is wrong in them; and reopened."""
