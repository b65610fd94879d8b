"""Live comparisons of national figures."""
