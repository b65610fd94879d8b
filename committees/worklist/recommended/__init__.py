"""Recommendations without a response, for democratic services to ask after."""
