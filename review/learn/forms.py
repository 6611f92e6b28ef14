"""What leads fill in about corrections and comparisons."""

from django import forms


class ExampleForm(forms.Form):
    """Approve a correction, in other words if need be, or refuse it with a reason."""

    text = forms.CharField(
        label="Message", max_length=4000, strip=True, widget=forms.Textarea(attrs={"rows": 4})
    )
    why = forms.CharField(label="If you refuse it: why", max_length=300, required=False)


class SignOffForm(forms.Form):
    """Why a model is released although a crisis message got worse."""

    reason = forms.CharField(
        label="Why it may be released all the same",
        min_length=20,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"min_length": "Say why in a sentence or two (at least 20 characters)."},
    )
