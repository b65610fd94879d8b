"""Requests for a measure: raised by a member or at an item, decided, added, and shown when first reported."""
