"""How somebody has shown in this session who they are, and when."""
