"""What an administrator does about a colleague's way in: takes a lost second factor off, ends sessions."""
