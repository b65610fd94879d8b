"""Beside the actions: recommendations and requests for a measure, narrowed and counted alike."""
