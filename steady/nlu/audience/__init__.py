"""Rules that read who is speaking, and how old they are, from one message.

The high-precision stage: it claims an audience only when the words state it, and offers a guess for weak cues.
"""

from steady.nlu.audience.abroad import read_abroad
from steady.nlu.audience.decide import AudienceReading, read_audience

__all__ = ["AudienceReading", "read_abroad", "read_audience"]
