"""A council's own frameworks, and their key lines of enquiry."""
