"""What no person sends: addresses, bodies and files made by chance, sent to the application in this process."""
