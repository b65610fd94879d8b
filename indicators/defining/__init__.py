"""How an indicator's definition, targets, breaks and events are changed, with versions."""
