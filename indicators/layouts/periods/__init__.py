"""Which period each figure is of, where its headings leave that to those beside them."""
