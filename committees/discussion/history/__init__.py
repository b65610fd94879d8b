"""All that meetings said and resolved about one indicator, over time."""
