"""What the channels keep in Redis when several servers share it; reached by erasing and by the privacy report."""

import os

from steady.channels import shared
from steady.channels.kept_shared import RedisKept
from steady.store.copies import Holding


class RedisCopy:
    """The bot's last replies, choices offered, counters, and messages until they are answered, encrypted.

    Everything there also runs out by itself.
    """

    def __init__(self, url: str) -> None:
        self._client = shared.connect(url)
        self._place = url.rsplit("@", 1)[-1]  # without the password

    def erase(self, sender_id: str) -> int:
        """Deletes one conversation."""
        RedisKept(self._client).erase(sender_id)  # also from the list of who waits, which is of no person
        keys = list(self._client.scan_iter(f"{shared.PREFIX}:*{sender_id}*"))
        return int(self._client.delete(*keys)) if keys else 0

    def expire(self, before: float) -> int:
        """Nothing to do: Redis does it."""
        return 0

    def erase_all(self) -> int:
        """Deletes every conversation, and with them the hashes of what was taken."""
        return sum(self._client.delete(key) for key in self._client.scan_iter(f"{shared.PREFIX}:*"))

    def rewrite(self) -> None:
        """Lets Redis write its append-only file anew, if it has one."""
        if self._client.config_get("appendonly").get("appendonly") == "yes":
            self._client.bgrewriteaof()

    def holding(self) -> Holding:
        """What is held now."""
        conversations = sum(1 for _ in self._client.scan_iter(f"{shared.PREFIX}:conversation:*"))
        what = "the bot's last replies, choices offered, counters; messages until they are answered, always encrypted"
        return Holding(f"redis {self._place}", what, conversations, self._count())

    def _count(self) -> int:
        return sum(1 for _ in self._client.scan_iter(f"{shared.PREFIX}:*"))


def redis_copies() -> list[RedisCopy]:
    """One when REDIS_URL is set, else none."""
    url = os.environ.get("REDIS_URL")
    return [RedisCopy(url)] if url else []
