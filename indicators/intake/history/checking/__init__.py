"""What a section's checks say of the figures of a file: steps, sums, denominators, quarter by quarter."""
