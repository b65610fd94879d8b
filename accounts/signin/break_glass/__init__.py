"""The account that opens the site when the council's own sign-in is down."""
