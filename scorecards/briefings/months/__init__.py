"""Monthly briefings: a month's figures on one page, drafted for officers and frozen when published."""
