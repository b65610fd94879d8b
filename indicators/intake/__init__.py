"""Figures that arrive from outside: files that officers bring, systems that send."""
