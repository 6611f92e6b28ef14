"""What a trainee writes."""

from django import forms


class ReplyForm(forms.Form):
    """One reply."""

    reply = forms.CharField(
        label="Your reply", max_length=1000, widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})
    )
