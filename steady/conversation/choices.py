"""Choices a person can tap or type, and what each one says about them.

A choice whose id is a value of the situation vocabulary says just that value, so it needs no row here.
Titles are words of `domain.yml` (`utter_choice_<id>`, or the buttons of a response).
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Effect:
    """What choosing says about the person."""

    audience: str | None = None
    risk: str | None = None
    risk_for: str | None = None
    country: str | None = None


CHOICES: dict[str, Effect] = {
    "iam_under_18": Effect(audience="young_person"),
    "iam_adult": Effect(audience="adult"),
    "iam_parent": Effect(audience="parent"),
    "iam_professional": Effect(audience="professional"),
    "iam_private": Effect(),
    # crisis and its ways on (R2)
    "thinking_of_suicide": Effect(risk="self_harm", risk_for="self"),
    "they_may_be_at_risk": Effect(risk="self_harm", risk_for="other"),
    "not_sure_about_them": Effect(risk="self_harm", risk_for="other"),
    "in_danger": Effect(risk="immediate_danger", risk_for="self"),
    "struggling": Effect(),
    "not_thinking_of_it": Effect(),
    "safe_for_now": Effect(),
    "got_me_wrong": Effect(),
    "talk_to_someone": Effect(),
    # more help
    "more_people": Effect(),
    "what_happens": Effect(),
    "words": Effect(),
    "not_in_uk": Effect(),
    "country_ie": Effect(country="IE"),
    "country_us": Effect(country="US"),
    "country_ca": Effect(country="CA"),
    "country_au": Effect(country="AU"),
    "country_nz": Effect(country="NZ"),
    "country_in": Effect(country="IN"),
    "country_other": Effect(country="XX"),
}

COUNTRY_CHOICES = tuple(choice for choice in CHOICES if choice.startswith("country_"))

PLATFORMS: dict[str, tuple[str, ...]] = {
    "instagram": ("instagram", "insta", "ig"),
    "facebook": ("facebook", "messenger", "fb"),
    "whatsapp": ("whatsapp", "whats app", "watsapp", "wapp"),
    "tiktok": ("tiktok", "tik tok"),
    "snapchat": ("snapchat", "snap", "sc"),
    "discord": ("discord",),
}

PLATFORM_CHOICES = (*(f"platform_{name}" for name in PLATFORMS), "platform_other")

WORDS_CHOICES: dict[str | None, tuple[str, ...]] = {
    "young_person": ("words_parent", "words_friend", "words_school"),
    "adult": ("words_partner", "words_friend", "words_boss"),
    "parent": ("words_child", "words_school", "words_family"),
    "professional": ("words_pupil", "words_home"),
    None: ("words_parent", "words_friend", "words_partner"),
}


def platforms_in(text: str) -> tuple[str, ...]:
    """The apps that a text names, in the order of our table."""
    lowered = text.lower()
    return tuple(
        name
        for name, spellings in PLATFORMS.items()
        if any(re.search(rf"\b{re.escape(spelling)}\b", lowered) for spelling in spellings)
    )
