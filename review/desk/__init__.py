"""Settings, addresses and the database of the desk."""
