"""What a meeting said, at its item for actions, of each action that was before it."""
