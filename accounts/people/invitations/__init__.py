"""A role is offered by letter, and taken by whoever reads it."""
