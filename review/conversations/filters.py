"""The filters of the inbox: read from the address, applied to the database, saved as an address again."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from review.conversations.models import Conversation, ReviewState, Situation
from review.conversations.search import search
from review.desk.words import AUDIENCE_WORDS, CHANNEL_WORDS, RISK_WORDS, SITUATION_WORDS
from review.reviewing.models import Tag

LOW_CONFIDENCE = 0.5
SIGNS = {
    "crisis": "a crisis alert fired",
    "near_miss": "a risk word but no alert",
    "low": "low confidence",
    "fell_back": "not understood",
    "fell_back_twice": "not understood twice",
    "corrected": "“you got me wrong”",
    "no_helpline": "no helpline shown",
    "close_labels": "two close labels",
    "empty_reply": "empty or failed reply",
    "changed": "another answer from a newer model",
    "flagged": "flagged",
    "mine": "assigned to me",
}
ANY = [("", "any")]


class FilterForm(forms.Form):
    """Every filter is optional; together they narrow."""

    q = forms.CharField(label="words the person used", required=False, max_length=200)
    channel = forms.ChoiceField(choices=ANY + list(CHANNEL_WORDS.items()), required=False)
    audience = forms.ChoiceField(
        choices=[*ANY, *AUDIENCE_WORDS.items(), ("unknown", "not known")], required=False
    )
    risk = forms.ChoiceField(choices=ANY + list(RISK_WORDS.items()), required=False)
    situation = forms.ChoiceField(choices=ANY + list(SITUATION_WORDS.items()), required=False)
    state = forms.ChoiceField(label="review", choices=ANY + list(ReviewState.choices), required=False)
    tag = forms.ModelChoiceField(Tag.objects.all(), required=False, empty_label="any")
    since = forms.DateField(label="from", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label="to", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    sign = forms.MultipleChoiceField(
        label="only with", choices=list(SIGNS.items()), required=False, widget=forms.CheckboxSelectMultiple
    )


def chosen(form: FilterForm) -> dict[str, Any]:
    """The filters that are set; what cannot be read is left out."""
    form.is_valid()
    return {name: value for name, value in form.cleaned_data.items() if value}


def apply(filters: dict[str, Any], user: User) -> QuerySet[Conversation]:
    """The conversations that pass every filter, newest first."""
    found = Conversation.objects.all()
    for name in ("channel", "risk", "state"):
        if name in filters:
            found = found.filter(**{name: filters[name]})
    if "audience" in filters:
        found = found.filter(audience="" if filters["audience"] == "unknown" else filters["audience"])
    if "situation" in filters:
        found = found.filter(
            pk__in=Situation.objects.filter(name=filters["situation"]).values("conversation_id")
        )
    if "tag" in filters:
        found = found.filter(tags=filters["tag"])
    if "since" in filters:
        found = found.filter(last_at__gte=_midnight(filters["since"], time.min))
    if "until" in filters:
        found = found.filter(last_at__lte=_midnight(filters["until"], time.max))
    for sign in filters.get("sign", ()):
        found = _with_sign(found, sign, user)
    return search(found, filters["q"]) if "q" in filters else found


def _with_sign(found: QuerySet[Conversation], sign: str, user: User) -> QuerySet[Conversation]:
    if sign == "mine":
        return found.filter(assigned_to=user)
    if sign == "low":
        return found.filter(lowest_confidence__lt=LOW_CONFIDENCE)
    return found.filter(**{sign: True})


def _midnight(day: Any, moment: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, moment))
