"""What Steady says next: state folded from the tracker, the plan of a turn, and the people to show.

Everything here is plain Python without Rasa types, so that it can be tested on plain values and used
by the action server and by the channels when the action server is down.
"""
