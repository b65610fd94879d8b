"""Refused rows as a file: with their reasons, to be put right and brought back."""
