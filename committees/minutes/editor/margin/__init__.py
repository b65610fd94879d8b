"""What stands in the margin of the editor is made from."""
