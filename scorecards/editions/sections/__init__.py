"""Which sections of figures stop a scorecard's publishing: one rule for its draft, its checklist and lists of work."""
