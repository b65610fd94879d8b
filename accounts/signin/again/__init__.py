"""Signing in again before something that matters."""
