"""Names of people in what officers and members write."""
