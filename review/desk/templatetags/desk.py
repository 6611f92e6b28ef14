"""How values look on a page."""

from django import template

from review.desk.words import WORDS

register = template.Library()


@register.filter
def words(label: object) -> str:
    """A label in plain words."""
    text = str(label or "")
    return WORDS.get(text, text.replace("_", " "))


@register.filter
def listed(value: object) -> str:
    """A value of a slot: labels in plain words, lists with commas."""
    if isinstance(value, list):
        return ", ".join(words(item) for item in value)
    return words(value) if isinstance(value, str) else str(value)


@register.filter
def percent(share: float | None) -> str:
    """A share between 0 and 1 as whole per cent."""
    return "" if share is None else f"{share:.0%}"


@register.filter
def get(mapping: dict[str, object], key: str) -> object:
    """The value of a key that only the template knows."""
    return mapping.get(key)
