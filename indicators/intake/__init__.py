"""What comes in from outside: files are read here, checked, and handed on as rows; nothing here writes."""
