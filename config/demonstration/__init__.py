"""The demonstration: two real councils as five public documents tell of them, and a fictional one in full."""
