"""What people wrote, encrypted in the desk's database when the store of the server is (STEADY_ENCRYPTION_KEYS)."""

from functools import cache
from typing import Any

from django.db import models, transaction
from django.db.models import Lookup
from django.db.models.lookups import IsNull

from steady.store.encryption import Cipher

_AT_ONCE = 500


@cache
def cipher() -> Cipher:
    """The cipher of STEADY_ENCRYPTION_KEYS; without keys it changes nothing."""
    return Cipher.from_environment()


class EncryptedText(models.TextField):
    """A text that code reads and writes as it is. The database cannot look for it or sort by it.

    Reading raises steady.store.encryption.WrongKey when it was encrypted with a key that is not here.
    """

    def get_prep_value(self, value: Any) -> Any:
        """The text as it is stored."""
        text = super().get_prep_value(value)
        return None if text is None else cipher().encrypt(text)

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        """The text that was stored, encrypted or not."""
        return None if value is None else cipher().decrypt(value)

    def get_lookup(self, lookup_name: str) -> type[Lookup] | None:
        """Only whether there is one: the same text is encrypted in another way each time."""
        return IsNull if lookup_name == "isnull" else None


def encrypt_anew(model: type[models.Model]) -> int:
    """Encrypts the texts of a table with the first key, plain ones too; returns how many rows it has.

    Also used by migrations, on the models that they know. Can run while people work: a batch is locked.

    Raises:
        steady.store.encryption.WrongKey: a text cannot be read; those before it are done.
    """
    names = [field.attname for field in model._meta.concrete_fields if isinstance(field, EncryptedText)]
    done, last = 0, 0
    while names:
        with transaction.atomic():
            rows = list(
                model._default_manager.select_for_update().filter(pk__gt=last).order_by("pk")[:_AT_ONCE]
            )
            for row in rows:
                row.save(update_fields=names)
        if not rows:
            break
        done, last = done + len(rows), rows[-1].pk
    return done
