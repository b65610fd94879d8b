"""The second factor: an authenticator app, passkeys, recovery codes; an administrator's way to take them off."""
