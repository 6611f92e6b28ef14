"""The plan of one turn as data: which responses, which help, which choices, and what to remember."""

from dataclasses import dataclass

from steady.conversation.state import State

EVERYONE = ("emergency", "emotional_support", "report_crime", "report_child_abuse", "image_removal", "advice")
FIRST_NEEDS: dict[str | None, tuple[str, ...]] = {
    "young_person": ("emotional_support", "report_child_abuse", "image_removal"),
    "adult": ("advice", "image_removal", "report_crime"),
    "parent": ("parent_advice", "report_child_abuse", "image_removal"),
    "professional": ("professional_advice", "report_child_abuse", "image_removal"),
    None: ("emotional_support", "report_crime", "advice"),
}
MOST_BUBBLES = 3
MOST_CHOICES = 4
MOST_TRIES = 2  # R77: at most two tries at any question


@dataclass(frozen=True)
class Plan:
    """What to say and show in one turn.

    bubbles: response names, at most three together with `question`.
    needs, limit: the help to pick from the resource file and the most cards to show.
    question, choices: a last response, shown below the cards, with choice ids to offer.
    skip_shown: leave out helplines that were shown before ("more people").
    explain: id of the helpline whose call is explained by `utter_what_happens`.
    """

    state: State
    bubbles: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    limit: int = 3
    question: str | None = None
    choices: tuple[str, ...] = ()
    skip_shown: bool = False
    explain: str | None = None
