"""No reader may work out a number that could identify a child. Pure."""
