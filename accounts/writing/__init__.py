"""What somebody writes into a form is never lost, doubled, or put silently over what others wrote."""
