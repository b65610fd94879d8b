"""Signing in with the council's own account: OpenID Connect, as Entra ID and others speak it."""
