"""The ledger: recording, comparing and reading figures."""
