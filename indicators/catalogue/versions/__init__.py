"""The words of an indicator in their versions."""
