"""An approved file of history becomes figures."""
