"""Every key line of enquiry with its figures, practice, and what young people say; and what is missing."""
