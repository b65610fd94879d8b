"""What a council's administrator decides for the whole council: public access, and the rules for small numbers."""
