"""Words looked for in what meetings left behind, as each database does it best."""
