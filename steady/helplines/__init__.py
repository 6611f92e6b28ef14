"""Who people can turn to: load and validate the resource file, tell what is open, pick, and show."""

from steady.helplines.cards import card, card_text
from steady.helplines.hours import is_open, open_text
from steady.helplines.load import HELPLINES_FILE, HelplineFileError, load_helplines
from steady.helplines.models import Audience, Helpline, Need, Opening, Picked, State
from steady.helplines.pick import pick
from steady.helplines.validate import Problem, validate

__all__ = [
    "HELPLINES_FILE",
    "Audience",
    "Helpline",
    "HelplineFileError",
    "Need",
    "Opening",
    "Picked",
    "Problem",
    "State",
    "card",
    "card_text",
    "is_open",
    "load_helplines",
    "open_text",
    "pick",
    "validate",
]
