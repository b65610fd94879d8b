"""The page on which a draft that was checked is published: what changes, what happens, now or at a set time."""
