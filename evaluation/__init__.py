"""How well Steady understands people, measured on messages it was never trained on."""
