"""Where somebody is signed in, since when and how long; ending it."""
