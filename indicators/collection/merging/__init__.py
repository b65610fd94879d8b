"""Two indicators of a council's own that become one."""
