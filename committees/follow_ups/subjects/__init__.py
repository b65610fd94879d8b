"""What resolutions, actions and passages of minutes are about."""
