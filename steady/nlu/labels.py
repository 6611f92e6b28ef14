"""The fixed words of understanding: every value that a label, a slot or an intent may take."""

from __future__ import annotations

AUDIENCES = ("young_person", "adult", "parent", "professional")
RISKS = ("none", "concern", "self_harm", "immediate_danger", "offender")
# Most urgent first; a message with several takes the first.
RISK_URGENCY = ("immediate_danger", "self_harm", "offender", "concern", "none")
HARD_RISKS = frozenset({"self_harm", "immediate_danger", "offender"})
RISK_FOR = ("self", "other")

FACTS = (
    "threatened_money",
    "threatened_more_images",
    "already_paid",
    "images_shared",
    "deleted_evidence",
    "blocked_them",
    "scam_email",
    "ai_fake",
    "known_person",
    "doxxed",
    "deadline",
    "recovery_service",
    "self_blame",
    "trouble_fear",
    "tell_parents_fear",
)
QUESTIONS = (
    "should_i_pay",
    "should_i_delete",
    "evidence_how",
    "where_to_report",
    "platform_report",
    "remove_images",
    "whats_sextortion",
    "confidential",
    "human_request",
    "parent_talk",
    "parent_signs",
    "parent_confiscate",
    "professional_duty",
)
SITUATIONS = FACTS + QUESTIONS

# What parts of a message can be marked as.
SPANS = ("age", "country", "platform", "amount", "relation")

# What the classifier may answer by itself.
LEARNED_INTENTS = (
    "describe",
    "ask",
    "say_who",
    "refuse",
    "greet",
    "goodbye",
    "thanks",
    "affirm",
    "deny",
    "correct_bot",
    "feel_safe",
    "next_steps",
    "bot_challenge",
    "out_of_scope",
    "abuse",
    "nonsense",
)
# The classifier may send someone away only through these, so each has a threshold of its own.
REFUSING_INTENTS = ("out_of_scope", "abuse", "nonsense")
# What triage puts in their place when risk or language decides.
DECIDED_INTENTS = (
    "crisis_self_harm",
    "crisis_danger",
    "crisis_other",
    "crisis_other_language",
    "offender",
    "concern",
    "other_language",
)
# Short talk that must not hide a fact or a question said in the same breath ("thanks, but should I pay?").
SMALL_TALK = ("greet", "goodbye", "thanks", "affirm", "deny", "bot_challenge")
# What is said to Steady itself. Who surely does just that ("im a plumber", when asked) is not sent away.
ANSWERS = (*SMALL_TALK, "say_who", "refuse", "correct_bot", "feel_safe", "next_steps")
SURE_OF_AN_ANSWER = 0.5
DEFAULT_LANGUAGE = "en"


def decided_intent(risk: str, risk_for: str, language: str) -> str | None:
    """Return the intent that risk or language dictates, or None when the classifier's own intent stands."""
    if risk == "offender":
        return "offender"
    if language != DEFAULT_LANGUAGE:
        return "other_language" if risk == "none" else "crisis_other_language"
    if risk in HARD_RISKS:
        if risk_for == "other":
            return "crisis_other"
        return "crisis_self_harm" if risk == "self_harm" else "crisis_danger"
    return "concern" if risk == "concern" else None
