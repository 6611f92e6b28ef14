"""Safe words and working helplines when Rasa, the action server or the tracker store fail.

Nothing here needs any of them: the words are read from `domain.yml` and the cards from the resource file, at start.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import yaml

from steady.channels.problems import cause_of, report
from steady.channels.render import Message, helpline_messages
from steady.channels.session import ConfigurationError
from steady.channels.tracker import Recollection
from steady.helplines import Audience, Need, card, load_helplines, pick

NAMES = (
    "trouble",
    "lost_place",
    "busy",
    "too_long",
    "unreadable",
    "session_over",
    "choice_gone",
    "refused",
    "erase_failed",
)
_MOST_CARDS = 3
_NEEDS: Final[tuple[Need, ...]] = ("emergency", "crisis", "emotional_support")
_OFFENDER_NEEDS: Final[tuple[Need, ...]] = ("offender_help", "emergency")


@dataclass(frozen=True)
class Known:
    """What is known of the person, for choosing helplines. Unset means: the help that fits anyone, child-safe (R35)."""

    audience: Audience | None = None
    age: int | None = None
    risk: str = "none"
    country: str | None = None


def known_from(recollection: Recollection | None) -> Known:
    """What the tracker's slots say, corrected by the last message's triage where that is more urgent or newer."""
    if recollection is None:
        return Known()
    slots, triage = recollection.slots, recollection.triage
    risk = triage.get("risk")
    age = triage.get("age") or slots.get("age")
    return Known(
        audience=triage.get("audience") or slots.get("audience"),
        age=int(age) if isinstance(age, int | float) else None,
        risk=risk if risk not in (None, "none") else slots.get("risk") or "none",
        country=triage.get("country") or slots.get("country"),
    )


class Fallback:
    """The words and cards. Made once, at start.

    Raises:
        ConfigurationError: when `domain.yml` lacks one of the `utter_fallback_...` responses.
    """

    def __init__(self, domain_file: Path, country: str) -> None:
        self._words = read_words(domain_file)
        self._helplines = load_helplines()
        self._country = country

    def words(self, name: str) -> str:
        """The text of `utter_fallback_<name>`."""
        return self._words[name]

    def messages(self, known: Known, name: str = "trouble") -> list[Message]:
        """Safe text, then cards."""
        return [{"type": "text", "text": self.words(name)}, *self.cards(known)]

    def cards(self, known: Known) -> list[Message]:
        """At most three helplines, the emergency number first. Never raises.

        Where what is known cannot be used, the cards are those for anyone; an empty list only if even that fails.
        """
        for person in (known, Known()):
            try:
                if cards := self._pick(person):
                    return cards
                report("STEADY_HELPLINES_FAILED", "none_picked")
            except Exception as error:
                report("STEADY_HELPLINES_FAILED", cause_of(error))
        return []

    def _pick(self, known: Known) -> list[Message]:
        now = datetime.now(UTC)
        picked = pick(
            self._helplines,
            audience=known.audience,
            needs=_OFFENDER_NEEDS if known.risk == "offender" else _NEEDS,
            country=known.country or self._country,
            region=None,
            age=known.age,
            now=now,
        )
        return helpline_messages([card(one, now) for one in picked[:_MOST_CARDS]])

    def cards_for_all(self) -> list[Message]:
        """The helplines of a page that cannot know who reads it: a young person's, then an adult's."""
        cards = self.cards(Known("young_person")) + self.cards(Known("adult"))
        return list({message.get("id"): message for message in cards}.values())


def read_words(domain_file: Path) -> dict[str, str]:
    """The `utter_fallback_...` texts of a domain file, by short name.

    Raises:
        ConfigurationError: when the file cannot be read or a response is missing.
    """
    texts = read_responses(domain_file, [f"utter_fallback_{name}" for name in NAMES])
    return {name.removeprefix("utter_fallback_"): text for name, text in texts.items()}


def read_responses(domain_file: Path, names: Iterable[str]) -> dict[str, str]:
    """The texts of some responses of a domain file, by name.

    Raises:
        ConfigurationError: when the file cannot be read or a response is missing.
    """
    try:
        domain = yaml.load(domain_file.read_bytes(), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise ConfigurationError(f"Cannot read {domain_file}: {type(error).__name__}") from None
    responses = domain.get("responses", {}) if isinstance(domain, dict) else {}
    texts = {name: _plain_text(responses.get(name)) for name in names}
    if missing := [name for name, text in texts.items() if not text]:
        raise ConfigurationError(f"{domain_file} lacks the responses: {', '.join(missing)}")
    return {name: text for name, text in texts.items() if text}


def _plain_text(variants: Any) -> str | None:
    """The first variant that is bound to no channel and no condition."""
    for variant in variants if isinstance(variants, list) else []:
        if isinstance(variant, Mapping) and not {"channel", "condition"} & variant.keys():
            text = variant.get("text")
            return text.strip() if isinstance(text, str) else None
    return None
