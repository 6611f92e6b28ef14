"""Events that were acknowledged and are not answered yet, in Redis, where several workers share them."""

from typing import Any

import redis

from steady.channels.kept import KEPT, LEASE, Row, Worker
from steady.channels.shared import PREFIX

# KEYS and ARGV are named at each call below. A worker lives as long as its key; a sender's key names who holds them.
_PUT = """
    if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
    redis.call('HSET', KEYS[2], 'arrived', ARGV[2], 'event', ARGV[3], 'sent', 0, 'tries', 0)
    redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
    redis.call('SADD', KEYS[3], ARGV[4])
    for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[5]) end
    return 1
"""
_TAKE = """
    local holder = redis.call('GET', KEYS[2])
    if holder and holder ~= ARGV[1] and redis.call('EXISTS', ARGV[2] .. holder) == 1 then return false end
    while true do
        local id = redis.call('ZRANGE', KEYS[1], 0, 0)[1]
        if not id then return false end
        local event = KEYS[1] .. ':' .. id
        if redis.call('EXISTS', event) == 1 then
            redis.call('SET', ARGV[2] .. ARGV[1], '1', 'PX', ARGV[3])
            redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[4])
            redis.call('HINCRBY', event, 'tries', 1)
            local row = redis.call('HMGET', event, 'arrived', 'event', 'answer', 'sent', 'tries')
            table.insert(row, 1, id)
            return row
        end
        redis.call('ZREM', KEYS[1], id)
    end
"""
_NOTE = """
    if redis.call('GET', KEYS[2]) ~= ARGV[1] or redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
    redis.call('HSET', KEYS[1], 'sent', ARGV[2])
    if ARGV[3] ~= '' then redis.call('HSET', KEYS[1], 'answer', ARGV[3]) end
    return 1
"""
_REMOVE = """
    redis.call('DEL', KEYS[2])
    redis.call('ZREM', KEYS[1], ARGV[1])
    if redis.call('ZCARD', KEYS[1]) == 0 then
        redis.call('SREM', KEYS[3], ARGV[2])
        if redis.call('GET', KEYS[4]) == ARGV[3] then redis.call('DEL', KEYS[4]) end
    end
"""
_WAITING = """
    local found = {}
    for _, sender in ipairs(redis.call('SMEMBERS', KEYS[1])) do
        local holder = redis.call('GET', ARGV[3] .. sender)
        if redis.call('ZCARD', ARGV[4] .. sender) == 0 then
            redis.call('SREM', KEYS[1], sender)
        elseif not holder or holder == ARGV[1] or redis.call('EXISTS', ARGV[2] .. holder) == 0 then
            table.insert(found, sender)
        end
    end
    return found
"""


class RedisKept:
    """`KeptStore` in Redis."""

    def __init__(
        self,
        client: "redis.Redis[str]",
        lifetime: float = KEPT,
        lease: float = LEASE,
        prefix: str = PREFIX,
    ) -> None:
        self._client = client
        self._lifetime = int(lifetime * 1000)
        self._lease = int(lease * 1000)
        self._prefix = prefix
        self._worker = Worker()
        scripts = (_PUT, _TAKE, _NOTE, _REMOVE, _WAITING)
        self._put, self._take, self._note, self._remove, self._waiting = map(client.register_script, scripts)

    def put(self, row: Row) -> bool:
        keys = [self._queue(row.sender_id), self._event(row.sender_id, row.id), self._senders(row.sender_id)]
        arguments: list[Any] = [row.id, row.arrived, row.event, row.sender_id, self._lifetime]
        return bool(self._put(keys=keys, args=arguments))

    def take(self, sender_id: str) -> Row | None:
        keys = [self._queue(sender_id), self._holder(sender_id)]
        arguments: list[Any] = [self._worker.name, self._alive(""), self._lease, self._lifetime]
        found = self._take(keys=keys, args=arguments)
        if not found:
            return None
        event_id, arrived, event, answer, sent, tries = found
        return Row(sender_id, event_id, int(arrived), event, answer, int(sent), int(tries))

    def note(self, row: Row) -> bool:
        keys = [self._event(row.sender_id, row.id), self._holder(row.sender_id)]
        return bool(self._note(keys=keys, args=[self._worker.name, row.sent, row.answer or ""]))

    def has(self, sender_id: str, event_id: str) -> bool:
        return bool(self._client.exists(self._event(sender_id, event_id)))

    def remove(self, sender_id: str, event_id: str) -> None:
        keys = [
            self._queue(sender_id),
            self._event(sender_id, event_id),
            self._senders(sender_id),
            self._holder(sender_id),
        ]
        self._remove(keys=keys, args=[event_id, sender_id, self._worker.name])

    def renew(self) -> None:
        self._client.set(self._alive(self._worker.name), "1", px=self._lease)

    def waiting(self, channel: str) -> list[str]:
        arguments = [self._worker.name, self._alive(""), self._holder(""), self._queue("")]
        return list(self._waiting(keys=[self._senders(f"{channel}:")], args=arguments))

    def tidy(self) -> None:
        """Nothing to do: Redis writes its own file anew by and by."""

    def erase(self, sender_id: str) -> int:
        """Delete everything of one person; returns the number of events."""
        ids = self._client.zrange(self._queue(sender_id), 0, -1)
        for event_id in ids:
            self.remove(sender_id, event_id)
        return len(ids)

    def _queue(self, sender_id: str) -> str:
        return f"{self._prefix}:inbox:{sender_id}"

    def _event(self, sender_id: str, event_id: str) -> str:
        return f"{self._queue(sender_id)}:{event_id}"

    def _senders(self, sender_id: str) -> str:
        return f"{self._prefix}:inbox-senders:{sender_id.partition(':')[0]}"

    def _holder(self, sender_id: str) -> str:
        return f"{self._prefix}:inbox-holder:{sender_id}"

    def _alive(self, owner: str) -> str:
        return f"{self._prefix}:inbox-alive:{owner}"
