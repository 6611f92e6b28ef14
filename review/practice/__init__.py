"""Practice for new helpers, with scripted people and with Steady itself. Nothing that is written here is stored."""
