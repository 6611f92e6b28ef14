"""Forms of accounts. Each names its fields, so that nothing else can be set."""

from typing import Any

from django import forms
from django.contrib.auth.models import User

from review.accounts.models import Preferences
from review.accounts.roles import MEANING, ROLES
from review.desk.words import RISK_WORDS, SITUATION_WORDS

_ROLE_CHOICES = [(role, f"{role}: {MEANING[role]}") for role in ROLES]
_THEMES = {name: words for name, words in RISK_WORDS.items() if name != "none"} | SITUATION_WORDS


class CodeForm(forms.Form):
    """A one-time code or a spare code."""

    code = forms.CharField(max_length=16, widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}))


class NewPersonForm(forms.ModelForm):
    """A new account."""

    roles = forms.MultipleChoiceField(choices=_ROLE_CHOICES, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name")
        labels = {"username": "name to log in with"}


class PersonForm(forms.Form):
    """What an administrator can change about someone."""

    roles = forms.MultipleChoiceField(
        choices=_ROLE_CHOICES, widget=forms.CheckboxSelectMultiple, required=False
    )
    is_active = forms.BooleanField(label="may log in", required=False)


class PreferencesForm(forms.ModelForm):
    """How someone wants to work."""

    avoid = forms.MultipleChoiceField(
        label="themes I would rather not read",
        choices=list(_THEMES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Preferences
        fields = ("blur", "break_after", "avoid")

    def clean_break_after(self) -> int:
        """Between five minutes and two hours: a reminder that never comes is none."""
        minutes: Any = self.cleaned_data["break_after"]
        if not 5 <= minutes <= 120:
            raise forms.ValidationError("Choose between 5 and 120 minutes.")
        return int(minutes)
