"""Every measure by what is changing, and by whether its target will be met."""
