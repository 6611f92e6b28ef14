"""The plain chat page at /webhooks/web/chat. Its helplines are in the HTML, so they stay when the server goes away."""

from html import escape
from pathlib import Path
from urllib.parse import quote

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from steady.channels.fallback import Fallback
from steady.channels.http import SAFE_HEADERS
from steady.channels.render import Message

_STATIC = Path(__file__).parent / "static"
_PAGE_HEADERS = SAFE_HEADERS | {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
}
_HELPLINES_MARK = "<!-- helplines -->"


def add_pages(blueprint: Blueprint, fallback: Fallback) -> None:
    """Add the chat page, its style and its script to the web channel's blueprint."""
    page, style, script = (
        _STATIC.joinpath(f"chat.{kind}").read_text("utf-8") for kind in ("html", "css", "js")
    )

    async def chat(request: Request) -> HTTPResponse:
        cards = "\n".join(helpline_html(card) for card in fallback.cards_for_all())
        return _page(page.replace(_HELPLINES_MARK, cards), "text/html; charset=utf-8")

    async def chat_style(request: Request) -> HTTPResponse:
        return _page(style, "text/css; charset=utf-8")

    async def chat_script(request: Request) -> HTTPResponse:
        return _page(script, "text/javascript; charset=utf-8")

    blueprint.add_route(chat, "/chat", methods=["GET"], strict_slashes=True)
    blueprint.add_route(chat_style, "/chat.css", methods=["GET"])
    blueprint.add_route(chat_script, "/chat.js", methods=["GET"])


def helpline_html(card: Message) -> str:
    """A helpline as a list item with links that work without our server or scripts."""
    parts = [f"<strong>{escape(card['name'])}</strong>"]
    if card.get("what"):
        parts.append(f"<p>{escape(card['what'])}</p>")
    if card.get("phone"):
        parts.append(_link("tel:", card["phone"], f"Call {card['phone']}"))
    if sms := card.get("sms"):
        words = f"Text {sms['text']} to {sms['number']}" if "text" in sms else f"Text {sms['number']}"
        parts.append(_link("sms:", sms["number"], words))
    for key, label in (("chat_url", "Chat online"), ("url", "Website")):
        if card.get(key):
            parts.append(f'<a href="{escape(card[key])}" rel="noreferrer" target="_blank">{label}</a>')
    return f'<li class="helpline">{"".join(parts)}</li>'


def _link(scheme: str, number: str, words: str) -> str:
    return f'<a href="{scheme}{quote(number.replace(" ", ""), safe="+")}">{escape(words)}</a>'


def _page(body: str, content_type: str) -> HTTPResponse:
    return HTTPResponse(body, content_type=content_type, headers=dict(_PAGE_HEADERS))
