"""What a reviewer can send. Every value is checked against the labelling guide's vocabulary."""

import re
from typing import Any, cast

from django import forms

from review.conversations.models import Conversation, Turn
from review.desk.words import (
    AUDIENCE_WORDS,
    INTENT_WORDS,
    RISK_FOR_WORDS,
    RISK_WORDS,
    SITUATION_WORDS,
    SPAN_WORDS,
)
from review.reviewing.models import Flag, Note, TurnLabels
from steady.nlu.labels import DECIDED_INTENTS, DEFAULT_LANGUAGE, SITUATIONS, decided_intent

_SPAN = re.compile(r"^(?P<words>.+?)\s*=\s*(?P<entity>[a-z_]+)$")
MOST_SPANS = 20


class LabelsForm(forms.ModelForm):
    """The labels of one message. `given` says that the reviewer looked at it."""

    given = forms.BooleanField(label="I have judged this message", required=False)
    audience = forms.ChoiceField(choices=[("", "not said"), *AUDIENCE_WORDS.items()], required=False)
    age = forms.IntegerField(label="age of the person targeted", min_value=4, max_value=110, required=False)
    risk = forms.ChoiceField(choices=list(RISK_WORDS.items()), widget=forms.RadioSelect)
    risk_for = forms.ChoiceField(label="risk to", choices=list(RISK_FOR_WORDS.items()))
    situation = forms.MultipleChoiceField(
        choices=list(SITUATION_WORDS.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    intent = forms.ChoiceField(choices=[("", "none"), *INTENT_WORDS.items()], required=False)
    reply = forms.ChoiceField(
        label="the reply was",
        choices=[*TurnLabels.Reply.choices, ("", "not judged")],
        required=False,
        widget=forms.RadioSelect,
    )
    spans = forms.CharField(
        label="parts of the message",
        required=False,
        max_length=1000,
        widget=forms.Textarea(
            attrs={"rows": 2, "placeholder": "50 quid = amount", "data-spans": " ".join(SPAN_WORDS)}
        ),
        help_text="One a line: the words, =, and one of " + ", ".join(SPAN_WORDS) + ".",
    )

    class Meta:
        model = TurnLabels
        fields = ("audience", "age", "risk", "risk_for", "situation", "intent", "reply")

    def __init__(self, *arguments: Any, turn: Turn, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.turn = turn
        self.text = str(turn.content["text"])

    def clean(self) -> dict[str, Any]:
        """The intent of a message of risk follows from the risk, as in the labelling guide."""
        given = super().clean() or self.cleaned_data
        language = (self.turn.content["triage"] or {}).get("language") or DEFAULT_LANGUAGE
        decided = decided_intent(given.get("risk", "none"), given.get("risk_for", "self"), language)
        if decided:
            given["intent"] = decided
        elif given.get("intent") in DECIDED_INTENTS:
            given["intent"] = "describe"
        return given

    def clean_situation(self) -> list[str]:
        """In the order of the guide, so that equal sets are equal lists."""
        return sorted(self.cleaned_data["situation"], key=SITUATIONS.index)

    def clean_spans(self) -> list[dict[str, Any]]:
        """Places in the masked text; words that do not stand there are refused."""
        spans = []
        for line in self.cleaned_data["spans"].splitlines()[:MOST_SPANS]:
            if not line.strip():
                continue
            match = _SPAN.match(line.strip())
            if match is None or match["entity"] not in SPAN_WORDS:
                raise forms.ValidationError(f"“{line.strip()[:60]}” is not of the form: words = kind.")
            begin = self.text.find(match["words"])
            if begin < 0:
                raise forms.ValidationError(f"“{match['words'][:60]}” does not stand in the message.")
            spans.append({"start": begin, "end": begin + len(match["words"]), "entity": match["entity"]})
        return spans

    def save(self, commit: bool = True) -> TurnLabels:
        """The labels with their spans."""
        self.instance.entities = self.cleaned_data["spans"]
        saved: TurnLabels = super().save(commit)
        return saved


class NoteForm(forms.ModelForm):
    """A note for colleagues."""

    class Meta:
        model = Note
        fields = ("text",)
        labels = {"text": "note for colleagues"}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class TurnChoice(forms.ModelChoiceField):
    """One turn of a conversation, or all of it."""

    def label_from_instance(self, obj: Any) -> str:
        """Turns are numbered on the page."""
        return f"turn {obj.position}"


class FlagForm(forms.ModelForm):
    """Something for the safeguarding lead."""

    turn = TurnChoice(
        Turn.objects.none(), label="about", required=False, empty_label="the whole conversation"
    )

    class Meta:
        model = Flag
        fields = ("kind", "turn", "reason")
        labels = {"kind": "what is wrong", "reason": "what the lead should know"}
        widgets = {"reason": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *arguments: Any, conversation: Conversation, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        cast(TurnChoice, self.fields["turn"]).queryset = conversation.turns.exclude(kind="start")


class FlagStatusForm(forms.ModelForm):
    """How far the lead is with a flag."""

    class Meta:
        model = Flag
        fields = ("status", "outcome")
        labels = {"outcome": "what was done"}
        widgets = {"outcome": forms.Textarea(attrs={"rows": 2})}
