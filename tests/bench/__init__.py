"""Speed and memory at a million figures and 2,000 meetings on PostgreSQL. Run by bin/bench."""
