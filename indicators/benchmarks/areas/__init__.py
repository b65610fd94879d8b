"""Areas, the codes they go by, and their statistical neighbours."""
