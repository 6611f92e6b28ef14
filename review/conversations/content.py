"""The words of a turn as they are stored: JSON, encrypted when the store of the server is."""

import json
from typing import Any

from review.desk.encrypted import cipher


def pack(content: dict[str, Any]) -> str:
    """The content of a turn as text for the database."""
    return cipher().encrypt(json.dumps(content))


def unpack(stored: str) -> dict[str, Any]:
    """The content of a turn from the database.

    Raises:
        steady.store.encryption.WrongKey: it was encrypted with a key that is not here.
    """
    content: dict[str, Any] = json.loads(cipher().decrypt(stored))
    return content
