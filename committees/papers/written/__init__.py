"""A paper of a meeting as blocks, and each form that it is handed out in: PDF and Word; pages show the same blocks."""
