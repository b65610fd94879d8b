"""SCIM 2.0 (RFC 7643 and 7644), as much of it as tells who has left: a person is looked up, and said to be gone."""
