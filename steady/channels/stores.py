"""Where the channels keep what they must remember: Redis when `REDIS_URL` is set, SQLite files otherwise."""

from dataclasses import dataclass

from steady.channels import shared
from steady.channels.buckets import SqliteRateLimit
from steady.channels.dedupe import ReplyStore, SqliteReplies
from steady.channels.kept import KeptStore, SqliteKept
from steady.channels.kept_shared import RedisKept
from steady.channels.limit import Limiter
from steady.channels.seen import SeenStore, SqliteSeen
from steady.channels.settings import Settings
from steady.channels.state import ConversationStore, SqliteConversations


@dataclass(frozen=True)
class Stores:
    """The stores of one channel. `each` limits one sender, `everybody` the whole channel."""

    conversations: ConversationStore
    replies: ReplyStore
    seen: SeenStore
    kept: KeptStore
    each: Limiter
    everybody: Limiter


def open_stores(settings: Settings, persistent: bool = True) -> Stores:
    """The stores that the settings ask for; in memory only when not `persistent`. Nothing is opened before its use."""
    if persistent and settings.redis_url:
        client = shared.connect(settings.redis_url)
        return Stores(
            shared.RedisConversations(client, settings.session_idle),
            shared.RedisReplies(client),
            shared.RedisSeen(client),
            RedisKept(client),
            shared.RedisRateLimit(client, settings.messages_burst, settings.messages_a_minute),
            shared.RedisRateLimit(client, settings.all_burst, settings.all_a_minute),
        )
    folder = settings.folder if persistent else None
    limits = folder and folder / "limits.db"
    return Stores(
        SqliteConversations(folder and folder / "conversations.db", settings.session_idle),
        SqliteReplies(folder and folder / "dedupe.db"),
        SqliteSeen(folder and folder / "seen.db"),
        SqliteKept(folder and folder / "inbox.db"),
        SqliteRateLimit(limits, settings.messages_burst, settings.messages_a_minute),
        SqliteRateLimit(limits, settings.all_burst, settings.all_a_minute),
    )
