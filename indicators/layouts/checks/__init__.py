"""What is in doubt about figures as they were read: whose they are, whether they fit, stand twice or are hidden."""
