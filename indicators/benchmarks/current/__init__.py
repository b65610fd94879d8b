"""Which of several releases is shown: by what they hold and when they came, or as somebody chose."""
