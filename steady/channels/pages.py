"""The project's own pages: the chat at /webhooks/web/chat, the safety page, and the widget's file for other sites.

The helplines are in the HTML of the chat page, so they show without scripts and stay when the server goes away.
"""

import gzip
import re
from collections.abc import Awaitable, Callable
from html import escape
from pathlib import Path
from urllib.parse import quote

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from steady.channels.fallback import Fallback
from steady.channels.http import SAFE_HEADERS
from steady.channels.render import Message
from steady.channels.settings import is_development
from steady.conversation.kept import days_kept, kept_words

_STATIC = Path(__file__).parent / "static"
_WIDGET = Path(__file__).parents[2] / "widget"
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}
_PAGE_HEADERS = SAFE_HEADERS | {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types lit-html"
    ),
}
# A module is fetched across origins with CORS: any site may embed the widget. What it may ask of the channel is
# decided by STEADY_WEB_ORIGINS.
_SHARED_HEADERS = SAFE_HEADERS | {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_HELPLINES_MARK = "<!-- helplines -->"
_KEPT_MARK = re.compile(r"<!-- kept (\w+) -->")

Page = Callable[[Request], Awaitable[HTTPResponse]]


def add_pages(blueprint: Blueprint, fallback: Fallback) -> None:
    """Add the pages and the widget to the web channel's blueprint; the demo page in development only."""

    def with_helplines(path: Path) -> Page:
        text = _KEPT_MARK.sub(lambda found: _kept(found[1]), path.read_text("utf-8"))

        async def page(request: Request) -> HTTPResponse:
            cards = "\n".join(helpline_html(card) for card in fallback.cards_for_all())
            return _answer(request, text.replace(_HELPLINES_MARK, cards), ".html", _PAGE_HEADERS)

        return page

    files = {
        "/page.css": _file(_STATIC / "page.css", _PAGE_HEADERS),
        "/steady-chat.css": _file(_WIDGET / "dist" / "steady-chat.css", _SHARED_HEADERS),
        "/steady-chat.js": _file(_WIDGET / "dist" / "steady-chat.js", _SHARED_HEADERS),
        "/chat": with_helplines(_STATIC / "chat.html"),
        "/safety": with_helplines(_STATIC / "safety.html"),
    }
    if is_development():
        files["/demo"] = with_helplines(_WIDGET / "demo" / "demo.html")
        for path in (*_WIDGET.glob("demo/*.css"), *_WIDGET.glob("demo/*.js"), *_WIDGET.glob("themes/*.css")):
            files[f"/demo/{path.name}"] = _file(path, _PAGE_HEADERS)
    for address, page in files.items():
        name = "page_" + address.strip("/").replace("/", "_").replace(".", "_").replace("-", "_")
        blueprint.add_route(page, address, methods=["GET"], strict_slashes=True, name=name)


def _kept(what: str) -> str:
    """For the widget's attribute `days`, else the sentence of that name in `domain.yml`."""
    return str(days_kept() or "never") if what == "days" else escape(kept_words(what), quote=False)


def helpline_html(card: Message) -> str:
    """A helpline as a list item with links that work without our server or scripts.

    Whether it is open now is left out: the page may stay in front of somebody for hours.
    """
    name = card["name"]
    parts = [f"<strong>{escape(name)}</strong>"]
    parts += [f"<p>{escape(card[key])}</p>" for key in ("what", "where") if card.get(key)]
    if card.get("phone"):
        parts.append(_link("tel:", card["phone"], f"Call {card['phone']}"))
    if sms := card.get("sms"):
        words = f"Text {sms['text']} to {sms['number']}" if "text" in sms else f"Text {sms['number']}"
        parts.append(_link("sms:", sms["number"], words))
    for key, label in (("chat_url", f"Chat with {name}"), ("url", f"{name} website")):
        if card.get(key):
            parts.append(
                f'<a href="{escape(card[key])}" rel="noreferrer" target="_blank">{escape(label)}</a>'
            )
    return f"<li>{''.join(parts)}</li>"


def _link(scheme: str, number: str, words: str) -> str:
    return f'<a href="{scheme}{quote(number.replace(" ", ""), safe="+")}">{escape(words)}</a>'


def _file(path: Path, headers: dict[str, str]) -> Page:
    text = path.read_text("utf-8")

    async def page(request: Request) -> HTTPResponse:
        return _answer(request, text, path.suffix, headers)

    return page


def _answer(request: Request, text: str, kind: str, headers: dict[str, str]) -> HTTPResponse:
    """The text, compressed where the browser can read that: on a slow phone it is most of the waiting."""
    body = text.encode()
    headers = headers | {"Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        body = gzip.compress(body)
        headers["Content-Encoding"] = "gzip"
    return HTTPResponse(body, content_type=_KINDS[kind], headers=headers)
