"""PostgreSQL, waited for only so long: a server that hangs takes what it is sent and says nothing."""
