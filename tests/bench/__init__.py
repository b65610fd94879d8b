"""Speed and memory at a million figures on PostgreSQL. Run by bin/bench."""
