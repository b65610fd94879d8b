"""What is done when a set time has come, and what is said where nothing was published."""
