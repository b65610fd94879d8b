"""Any indicators, areas and years side by side; the address says all of what is shown."""
