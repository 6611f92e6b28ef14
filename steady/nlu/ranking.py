"""Rank the intents of one message: what risk and language decide first, then what was learned."""

from __future__ import annotations

from steady.nlu.labels import (
    ANSWERS,
    HARD_RISKS,
    LEARNED_INTENTS,
    REFUSING_INTENTS,
    SMALL_TALK,
    SURE_OF_AN_ANSWER,
    decided_intent,
)
from steady.nlu.triage import Learned, Triage

# Facts of a blackmail that the classifier sees less clearly than another subject do not keep a message in scope.
SURE_OUT_OF_SCOPE = 0.6
# Short answers ("yes", "thanks") are rarer in the training data than in a conversation. Dividing by this power of an
# intent's share evens that out; chosen by cross-validation (mean recall 0.60 -> 0.67, accuracy 0.80 -> 0.81).
RARE_INTENT_BOOST = 0.3


def rank_intents(
    triage: Triage, learned: Learned | None, command: str | None = None, complaint: bool = False
) -> list[tuple[str, float]]:
    """Return intents with confidences, best first; risk and language put theirs on top at 1.0, then a safe word.

    An intent that sends someone away may lead only above its own threshold and when nothing in scope was seen, nor an
    answer to Steady, nor a ``complaint`` about it.
    """
    ranking = [("describe", 0.0)]
    if learned:
        ranking = _learned_ranking(learned, complaint or _in_scope(triage, learned))
    decided = decided_intent(triage.risk, triage.risk_for, triage.language)
    if command and triage.risk not in HARD_RISKS:  # a whole message that is an order is no hidden sign
        decided = command
    return [(decided, 1.0), *ranking] if decided else ranking


def _in_scope(triage: Triage, learned: Learned) -> bool:
    """Whether facts or questions of the vocabulary were seen, and clearer than a subject beside the point."""
    clearest = max((learned[f"situation:{name}"] for name in triage.situation), default=0.0)
    outside = learned["intent:out_of_scope"]
    return bool(triage.situation) and not (outside >= SURE_OUT_OF_SCOPE and clearest < outside)


def _learned_ranking(learned: Learned, in_scope: bool) -> list[tuple[str, float]]:
    scores = {
        intent: learned[f"intent:{intent}"] / (learned.intent_shares.get(intent) or 1.0) ** RARE_INTENT_BOOST
        for intent in LEARNED_INTENTS
    }
    total = sum(scores.values()) or 1.0
    ranking = sorted(((name, score / total) for name, score in scores.items()), key=lambda item: -item[1])
    refused = [name for name, _ in ranking if name in REFUSING_INTENTS and learned.reaches(f"intent:{name}")]
    answer = max(learned[f"intent:{name}"] for name in ANSWERS)
    answers = answer >= SURE_OF_AN_ANSWER and all(answer > learned[f"intent:{name}"] for name in refused)
    if refused and not in_scope and not answers:
        return sorted(ranking, key=lambda item: item[0] != refused[0])
    set_back = (*REFUSING_INTENTS, *SMALL_TALK) if in_scope else REFUSING_INTENTS
    return sorted(ranking, key=lambda item: item[0] in set_back)
