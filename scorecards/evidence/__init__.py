"""Evidence that is not a number: entered for a key line of enquiry, corrected, withdrawn; all of it is kept."""
