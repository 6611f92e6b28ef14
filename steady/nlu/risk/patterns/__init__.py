"""The risk patterns, one module a theme. Reviewed wording: every row has an id and a reason."""

from __future__ import annotations

from steady.nlu.risk.pattern import Pattern
from steady.nlu.risk.patterns.context import DENIALS, IDIOMS, TOLD_TO, TOPIC
from steady.nlu.risk.patterns.danger import DANGER
from steady.nlu.risk.patterns.indirect import INDIRECT
from steady.nlu.risk.patterns.languages import LANGUAGES
from steady.nlu.risk.patterns.offender import OFFENDER, OWN_PICTURES
from steady.nlu.risk.patterns.others import OTHERS
from steady.nlu.risk.patterns.self_injury import SELF_INJURY
from steady.nlu.risk.patterns.suicide import SUICIDE

ENGLISH: tuple[Pattern, ...] = (*SUICIDE, *INDIRECT, *SELF_INJURY, *DANGER, *OTHERS, *OFFENDER)
CONTEXT: tuple[Pattern, ...] = (*TOLD_TO, *TOPIC, *OWN_PICTURES)

__all__ = ["CONTEXT", "DENIALS", "ENGLISH", "IDIOMS", "LANGUAGES"]
