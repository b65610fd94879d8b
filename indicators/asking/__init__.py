"""Words that could say too much of a child are asked about before anybody else reads them."""
