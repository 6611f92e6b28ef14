"""Finding conversations by words that the person used."""

import hashlib
import hmac
import re

from django.conf import settings
from django.db.models import QuerySet

from review.conversations.models import Conversation, Word
from review.desk.encrypted import cipher

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORTEST, _LONGEST = 2, 40
MOST_SEARCHED = 8


def words_of(text: str) -> set[str]:
    """The words of a text as they are stored."""
    found = {
        word.lower().replace("’", "'")[:_LONGEST] for word in _WORD.findall(text) if len(word) >= _SHORTEST
    }
    return {_hidden(word) for word in found}


def search(conversations: QuerySet[Conversation], text: str) -> QuerySet[Conversation]:
    """Those in which the person used every one of the words."""
    for word in sorted(words_of(text))[:MOST_SEARCHED]:
        conversations = conversations.filter(pk__in=Word.objects.filter(word=word).values("conversation_id"))
    return conversations


def _hidden(word: str) -> str:
    """The word itself; its keyed hash when texts are encrypted, so that the index gives nothing away."""
    if not cipher().active:
        return word
    return hmac.new(settings.SEARCH_KEY, word.encode(), hashlib.sha256).hexdigest()[:_LONGEST]
