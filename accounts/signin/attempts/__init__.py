"""Who tries to sign in, from where and how often; what came of it, in the trail and in the log."""
