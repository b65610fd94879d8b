"""On the page of an item for actions: what stands before it by itself."""
