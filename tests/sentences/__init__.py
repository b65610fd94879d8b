"""Every sentence the product can say about figures, read from its code and shown by what made-up scorecards say."""
