"""Publishing a draft at a set time: setting it, changing it, cancelling it, and what comes of it."""
