"""What the database of a cluster says in the end."""

import json
from contextlib import closing
from dataclasses import dataclass

import psycopg2


@dataclass
class Outcome:
    """What the database says in the end."""

    conversations: int
    acknowledged: int
    lost: int = 0
    doubled: int = 0
    out_of_order: int = 0
    sent_again: int = 0
    longest_wait_s: float = 0.0
    seconds: float = 0.0

    @property
    def good(self) -> bool:
        """Whether nothing was lost, doubled, or out of order."""
        return not (self.lost or self.doubled or self.out_of_order)


def said(database: str) -> dict[str, list[str]]:
    """What the database holds of each conversation: the person's texts, in order."""
    query = "SELECT sender_id, data FROM events WHERE type_name = 'user' ORDER BY id"
    texts: dict[str, list[str]] = {}
    with closing(psycopg2.connect(database)) as connection, connection.cursor() as cursor:
        cursor.execute(query)
        for sender, data in cursor:
            text = json.loads(data)["text"]
            if not text.startswith("/"):
                texts.setdefault(sender, []).append(text)
    return texts
