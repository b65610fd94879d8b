"""What stands by itself on the item for actions and matters arising of each agenda."""
