"""Steady: a calm first responder for people who are being sextorted."""
