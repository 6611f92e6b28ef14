"""The platforms' servers on this machine: they record what is sent, enforce the real limits with the real error
codes, and fail on demand."""

import asyncio
import base64
import threading
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from steady.channels import gsm

WHATSAPP_TOKEN = "EAAwhatsapp-token"
PAGE_TOKEN = "EAApage-token"
INSTAGRAM_TOKEN = "IGAinstagram-token"
TELEGRAM_TOKEN = "123456:telegram-token"
TWILIO_SID, TWILIO_TOKEN = "AC0123456789", "twilio-token"
PHONE_NUMBER_ID = "106540352242922"
LONGEST_HANG = 20.0


@dataclass(frozen=True)
class Sent:
    """One message that a platform accepted."""

    surface: str
    to: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()
    kind: str = "text"
    at: float = 0.0


@dataclass
class FakePlatform:
    """All platforms in one server. `fail[recipient]` is a script: one entry for each request to them."""

    address: str = ""
    sent: list[Sent] = field(default_factory=list)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    fail: dict[str, deque[str]] = field(default_factory=lambda: defaultdict(deque))

    def start(self) -> "FakePlatform":
        """Serves on a free port, in a thread of its own."""
        ready = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._serve(ready)), daemon=True).start()
        assert ready.wait(10)
        return self

    async def _serve(self, ready: threading.Event) -> None:
        app = web.Application(client_max_size=2**20)
        app.router.add_post("/v23.0/me/messages", self._page)
        app.router.add_post("/v23.0/{phone_number_id}/messages", self._whatsapp)
        app.router.add_post("/bot{token}/{method}", self._telegram)
        app.router.add_post("/2010-04-01/Accounts/{sid}/Messages.json", self._twilio)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.address = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"  # type: ignore[union-attr]
        ready.set()
        await asyncio.Event().wait()

    def to(self, recipient: str) -> list[Sent]:
        """What one person got."""
        return [message for message in self.sent if message.to == recipient]

    def wait_for(self, recipient: str, count: int = 1, seconds: float = 10.0) -> list[Sent]:
        """What one person got, once it is at least `count` messages."""
        until = time.monotonic() + seconds
        while len(self.to(recipient)) < count:
            assert time.monotonic() < until, f"{len(self.to(recipient))} of {count}; refused: {self.refused}"
            time.sleep(0.01)
        return self.to(recipient)

    async def _failure(self, recipient: str, request: web.Request) -> str | None:
        """Plays the next entry of the recipient's script; returns it when it is an error of the platform's own."""
        script = self.fail.get(recipient)
        failure = script.popleft() if script else None
        if failure == "hang":
            await asyncio.sleep(LONGEST_HANG)
        if failure in ("reset", "hang"):
            assert request.transport is not None
            request.transport.abort()
            raise web.HTTPServiceUnavailable
        return failure

    def _accept(self, surface: str, to: str, text: str, choices: list[tuple[str, str]], kind: str) -> None:
        self.sent.append(Sent(surface, to, text, tuple(choices), kind, time.monotonic()))

    def _graph_error(self, code: int, details: str, status: int = 400, **more: Any) -> web.Response:
        self.refused.append(f"{code} {details}")
        return web.json_response({"error": {"code": code, "message": details, **more}}, status=status)

    # ------------------------------------------------------------ WhatsApp Cloud API

    async def _whatsapp(self, request: web.Request) -> web.Response:
        body = await request.json()
        to = body.get("to") or body.get("recipient", "")
        failure = await self._failure(to, request)
        if request.headers.get("Authorization") != f"Bearer {WHATSAPP_TOKEN}":
            return self._graph_error(190, "token", 401)
        if request.match_info["phone_number_id"] != PHONE_NUMBER_ID:
            return self._graph_error(100, "no such number")
        if failure == "429":
            return web.json_response({"error": {"code": 130429}}, status=429, headers={"Retry-After": "1"})
        if failure == "pair_rate":
            return self._graph_error(131056, "pair rate")
        if failure == "unreachable":
            return self._graph_error(131047, "re-engagement")
        if failure == "500":
            return web.Response(status=500, text="<html>")
        if failure == "refuse":
            return self._graph_error(131009, "parameter")
        problem, text, choices, kind = _read_whatsapp(body)
        if problem or (failure == "no_buttons" and choices):
            return self._graph_error(131009, problem or "buttons")
        self._accept("whatsapp", to, text, choices, kind)
        return web.json_response({"messaging_product": "whatsapp", "messages": [{"id": "wamid.out"}]})

    # ------------------------------------------------------------ Messenger and Instagram

    async def _page(self, request: web.Request) -> web.Response:
        body = await request.json()
        to = body["recipient"]["id"]
        failure = await self._failure(to, request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token not in (PAGE_TOKEN, INSTAGRAM_TOKEN) or not request.query.get("appsecret_proof"):
            return self._graph_error(190, "token", 401)
        surface = "instagram" if token == INSTAGRAM_TOKEN else "messenger"
        if failure == "429":
            return web.json_response({"error": {"code": 613}}, status=429, headers={"Retry-After": "1"})
        if failure == "pair_rate":
            return self._graph_error(613, "calls to this API")
        if failure == "unreachable":
            return self._graph_error(10, "outside window", error_subcode=2018278)
        if failure == "500":
            return self._graph_error(2, "temporary", 500)
        if failure == "refuse":
            return self._graph_error(100, "parameter")
        text, quick = body["message"]["text"], body["message"].get("quick_replies", [])
        longest, size = (1000, len(text.encode())) if surface == "instagram" else (2000, len(text))
        titles_fit = all(0 < len(one["title"]) <= 20 and len(one["payload"]) <= 1000 for one in quick)
        if body.get("messaging_type") != "RESPONSE" or not 0 < size <= longest:
            return self._graph_error(100, "text")
        if len(quick) > 13 or not titles_fit or (failure == "no_buttons" and quick):
            return self._graph_error(100, "quick replies")
        choices = [(one["payload"], one["title"]) for one in quick]
        self._accept(surface, to, text, choices, "buttons" if quick else "text")
        return web.json_response({"recipient_id": to, "message_id": "mid.out"})

    # ------------------------------------------------------------ Telegram

    async def _telegram(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != TELEGRAM_TOKEN:
            return self._telegram_error(401, "Unauthorized")
        body = await request.json()
        method = request.match_info["method"]
        self.calls.append((method, body))
        if method != "sendMessage":
            return web.json_response({"ok": True, "result": True})
        to = str(body["chat_id"])
        failure = await self._failure(to, request)
        if failure in ("429", "pair_rate"):
            return self._telegram_error(429, "Too Many Requests", parameters={"retry_after": 1})
        if failure == "unreachable":
            return self._telegram_error(403, "Forbidden: bot was blocked by the user")
        if failure == "500":
            return self._telegram_error(502, "Bad Gateway")
        if failure == "refuse":
            return self._telegram_error(400, "Bad Request")
        rows = body.get("reply_markup", {}).get("inline_keyboard", [])
        buttons = [button for row in rows for button in row]
        if not 0 < len(body["text"].encode("utf-16-le")) // 2 <= 4096:
            return self._telegram_error(400, "Bad Request: message is too long")
        if any(not 1 <= len(button["callback_data"].encode()) <= 64 for button in buttons):
            return self._telegram_error(400, "Bad Request: BUTTON_DATA_INVALID")
        if failure == "no_buttons" and buttons:
            return self._telegram_error(400, "Bad Request: BUTTON_TYPE_INVALID")
        choices = [(button["callback_data"], button["text"]) for button in buttons]
        self._accept("telegram", to, body["text"], choices, "buttons" if choices else "text")
        return web.json_response({"ok": True, "result": {"message_id": 1}})

    def _telegram_error(self, code: int, words: str, **more: Any) -> web.Response:
        self.refused.append(f"{code} {words}")
        return web.json_response({"ok": False, "error_code": code, "description": words, **more}, status=code)

    # ------------------------------------------------------------ Twilio

    async def _twilio(self, request: web.Request) -> web.Response:
        form = dict(await request.post())
        to, text = str(form.get("To", "")), str(form.get("Body", ""))
        failure = await self._failure(to, request)
        login = base64.b64encode(f"{TWILIO_SID}:{TWILIO_TOKEN}".encode()).decode()
        if request.headers.get("Authorization") != f"Basic {login}":
            return self._twilio_error(20003, 401)
        if failure == "429":
            return self._twilio_error(20429, 429, {"Retry-After": "1"})
        if failure == "pair_rate":
            return self._twilio_error(63018, 429)
        if failure == "unreachable":
            return self._twilio_error(21610, 400)
        if failure == "500":
            return self._twilio_error(20500, 500)
        if failure == "refuse" or not 0 < len(text) <= 1600:
            return self._twilio_error(21617, 400)
        surface = "twilio_whatsapp" if to.startswith("whatsapp:") else "sms"
        if not (
            "MessagingServiceSid" in form
            or str(form.get("From", "")).startswith(to[:9] if ":" in to else "+")
        ):
            return self._twilio_error(21606, 400)
        if surface == "sms" and gsm.units(text) > gsm.LONGEST:
            return self._twilio_error(21617, 400)  # ours: an SMS of three parts or more
        self._accept(surface, to, text, [], "text")
        return web.json_response({"sid": "SMout", "status": "queued"}, status=201)

    def _twilio_error(self, code: int, status: int, headers: dict[str, str] | None = None) -> web.Response:
        self.refused.append(str(code))
        return web.json_response({"code": code, "status": status}, status=status, headers=headers)


def _read_whatsapp(body: dict[str, Any]) -> tuple[str | None, str, list[tuple[str, str]], str]:
    """Problem, text, choices and kind of a message, by Meta's published limits."""
    if body.get("messaging_product") != "whatsapp" or body.get("recipient_type") != "individual":
        return "envelope", "", [], ""
    if ("to" in body) == ("recipient" in body) or ("to" in body and not body["to"].lstrip("+").isdigit()):
        return "recipient", "", [], ""
    if body["type"] == "text":
        text = body["text"]["body"]
        problem = None if 0 < len(text) <= 4096 and body["text"]["preview_url"] is False else "text"
        return problem, text, [], "text"
    interactive = body["interactive"]
    text, action = interactive["body"]["text"], interactive["action"]
    if not 0 < len(text) <= 1024:
        return "body", text, [], ""
    if interactive["type"] == "button":
        rows = [button["reply"] for button in action["buttons"]]
        most, title, row_id = 3, 20, 256
    else:
        rows = [row for section in action["sections"] for row in section["rows"]]
        most, title, row_id = 10, 24, 200
        if not 0 < len(action["button"]) <= 20:
            return "list button", text, [], ""
    ids, titles = {row["id"] for row in rows}, {row["title"] for row in rows}
    fits = all(0 < len(row["title"]) <= title and 0 < len(row["id"]) <= row_id for row in rows)
    unique = len(ids) == len(titles) == len(rows)
    problem = None if 0 < len(rows) <= most and fits and unique else "rows"
    return problem, text, [(row["id"], row["title"]) for row in rows], interactive["type"]
