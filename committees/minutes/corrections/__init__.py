"""What a later meeting put right in minutes stands beside their words, wherever these are shown."""
