"""Encrypting everything at the desk with the first key: what people said, and what the staff wrote about it."""

from django.apps import apps
from django.db import transaction

from review.conversations.erase import settle
from review.conversations.models import Conversation, Turn, Word
from review.conversations.search import words_of
from review.desk.encrypted import cipher, encrypt_anew

_AT_ONCE = 500


def rotate() -> int:
    """Encrypts every text of the desk anew, plain ones too; returns how many rows. Can run beside the desk.

    Raises:
        steady.store.encryption.WrongKey: a text cannot be read; those before it are done.
    """
    done = _turns() + sum(encrypt_anew(model) for model in apps.get_models())
    settle()
    return done


def _turns() -> int:
    done, last = 0, 0
    while True:
        with transaction.atomic():
            turns = list(
                Turn.objects.select_for_update().filter(pk__gt=last).order_by("pk").only("stored")[:_AT_ONCE]
            )
            plain = [turn.pk for turn in turns if cipher().active and not cipher().hides(turn.stored)]
            for turn in turns:
                turn.stored = cipher().encrypt(cipher().decrypt(turn.stored))
            Turn.objects.bulk_update(turns, ["stored"], batch_size=100)
            for conversation in Conversation.objects.filter(turns__in=plain).distinct().order_by():
                _hide_words(conversation)
        if not turns:
            return done
        done, last = done + len(turns), turns[-1].pk


def _hide_words(conversation: Conversation) -> None:
    """The words to search for: written when texts were plain, they are plain too."""
    words = {word for turn in conversation.turns.all() for word in words_of(turn.content["text"])}
    conversation.words.all().delete()
    Word.objects.bulk_create([Word(conversation=conversation, word=word) for word in sorted(words)])
