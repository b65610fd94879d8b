"""What a label means: its words brought to what they mean, and the indicator that is called so."""
