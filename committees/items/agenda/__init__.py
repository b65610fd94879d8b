"""Where an item stands on its agenda: late, withdrawn, postponed, taken out of order, deleted."""
