"""Open data of meetings, in the shape of OParl 1.1 and as CSV: what everybody may read, and no more."""
