"""What makes a conversation worth reading, from what was understood and answered. Pure."""

import itertools
import re
from dataclasses import dataclass

from review.conversations.reading import SessionRead, TurnRead
from steady.nlu.labels import HARD_RISKS, RISK_URGENCY

LOW_RISK_CONFIDENCE = 0.8
"""Below this, "no risk" was not said with certainty."""
CLOSE = 0.15
"""Two intents are close when their confidences differ by less."""
_REFUSALS = {"utter_misunderstood", "utter_misunderstood_twice", "utter_out_of_scope", "utter_abuse"}
_CORRECTIONS = {"utter_got_you_wrong", "utter_sorry_i_got_you_wrong"}
_TROUBLE = {"utter_fallback_trouble"}
_RISK_WORDS = re.compile(
    r"\b(di(e|ed|es|ying)|dead|death|kill\w*|suicid\w*|unaliv\w*|kms|overdos\w*|pills?|paracetamol|hang(ing)? myself"
    r"|cut(ting)? (my|her|him|them)\w*|hurt(ing)? (my|her|him|them)sel\w*|self.?harm\w*|end (it|my life|things)"
    r"|(no|any) point|can.?t (cope|go on|do this|take)|not (be|wake) (here|up)|disappear|goodbye|bridge|rope|knife"
    r"|gun|weapon|outside my (house|home|door)|follow(ing|ed) me|beat(en)? (me|up)|scared (for|of) my life)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class TurnSigns:
    """Signs of one turn."""

    fallback: bool
    close: bool
    near_miss: bool
    empty_reply: bool
    usefulness: float


def turn_signs(turn: TurnRead) -> TurnSigns:
    """The signs of one turn; only words can be misunderstood."""
    said = turn.kind == "words"
    margin = _margin(turn) if said else 1.0
    fallback = bool(_REFUSALS & turn.responses)
    near_miss = said and _is_near_miss(turn)
    doubt_of_risk = 1 - float(turn.triage.get("risk_confidence") or 1)
    usefulness = (1 - margin) + 2 * doubt_of_risk + 0.5 * fallback + 0.5 * near_miss if said else 0.0
    return TurnSigns(
        fallback=fallback,
        close=said and margin < CLOSE,
        near_miss=near_miss,
        empty_reply=not turn.content["bubbles"] or bool(_TROUBLE & turn.responses),
        usefulness=round(usefulness, 4),
    )


@dataclass(frozen=True)
class SessionSigns:
    """Signs of a whole session."""

    turns: tuple[TurnSigns, ...]
    risk: str
    risk_for: str
    situations: tuple[str, ...]
    audience: str
    lowest_confidence: float | None
    fell_back_twice: bool
    corrected: bool
    no_helpline: bool

    @property
    def crisis(self) -> bool:
        """Whether a hard alert fired."""
        return self.risk in HARD_RISKS

    @property
    def usefulness(self) -> float:
        """That of its most useful message."""
        return max((turn.usefulness for turn in self.turns), default=0.0)


def session_signs(session: SessionRead) -> SessionSigns:
    """The signs of a session."""
    turns = tuple(turn_signs(turn) for turn in session.turns)
    words = [turn for turn in session.turns if turn.kind == "words"]
    worst = min(words, key=lambda turn: RISK_URGENCY.index(_risk(turn)), default=None)
    situations = {name for turn in words for name in turn.triage.get("situation") or ()}
    situations |= set(session.slots.get("situation") or ())
    audiences = [turn.triage["audience"] for turn in words if turn.triage.get("audience")]
    return SessionSigns(
        turns=turns,
        risk=_risk(worst) if worst else "none",
        risk_for=str((worst and worst.triage.get("risk_for")) or "self"),
        situations=tuple(sorted(situations)),
        audience=str(session.slots.get("audience") or (audiences[-1] if audiences else "")),
        lowest_confidence=min((turn.content["confidence"] or 0.0 for turn in words), default=None),
        fell_back_twice=any(one.fallback and two.fallback for one, two in itertools.pairwise(turns)),
        corrected=any(
            turn.content["intent"] == "correct_bot" or _CORRECTIONS & turn.responses for turn in session.turns
        ),
        no_helpline=bool(words) and not any(turn.content["helplines"] for turn in session.turns),
    )


def _risk(turn: TurnRead) -> str:
    risk = str(turn.triage.get("risk") or "none")
    return risk if risk in RISK_URGENCY else "none"


def _is_near_miss(turn: TurnRead) -> bool:
    if _risk(turn) != "none":
        return False
    unsure = float(turn.triage.get("risk_confidence") or 1) < LOW_RISK_CONFIDENCE
    return unsure or bool(_RISK_WORDS.search(turn.content["text"]))


def _margin(turn: TurnRead) -> float:
    """How far the best learned intent is from the next; 1 when rules decided."""
    scores = sorted((score or 0.0 for _, score in turn.content["ranking"]), reverse=True)
    return scores[0] - scores[1] if len(scores) > 1 else 1.0
