"""The ways in and out of Steady: one small core and, on top of it, one class a channel.

A message goes: limit -> dedupe -> choices -> queue -> Rasa -> render, and `fallback` answers when any of it fails.
"""
