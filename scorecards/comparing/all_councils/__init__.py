"""All councils of one measure and year: in the order of their figures, each tested against ours, and in a funnel."""
