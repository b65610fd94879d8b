"""What the project is built on: which packages, how new they are, and under which licences."""
