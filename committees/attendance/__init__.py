"""Who was at a meeting and for which items, what they declared, and when the meeting paused."""
