"""On a charity's own site, at another origin than the server, embedded as docs/widget.md says."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Request

from steady.run.profile import ROOT
from tests.browser.conftest import NEUTRAL_PAGE, SAFETY, Visit, Visitor, is_erased
from tests.conftest import Server

SNIPPET_HOST = "https://chat.example.org"
SECRET = "my secret is about sam"


def snippet(server: Server) -> str:
    """The lines that docs/widget.md tells integrators to paste, with this server's address and real hashes."""
    text = (ROOT / "docs" / "widget.md").read_text("utf-8").split("```html\n", 1)[1].split("```", 1)[0]
    assert SNIPPET_HOST in text
    text = text.replace(SNIPPET_HOST, server.address)
    hashes = dict(
        line.split() for line in (ROOT / "widget" / "dist" / "integrity.txt").read_text("utf-8").splitlines()
    )
    for name in ("steady-chat.css", "steady-chat.js"):
        before, after = text.split(f'{name}"', 1)
        text = f'{before}{name}"' + after.replace("sha384-…", hashes[name], 1)
    return text


class _Site(ThreadingHTTPServer):
    """Pages by path, with the headers that docs/widget.md asks for."""

    def __init__(self, port: int, pages: dict[str, str], policy: str) -> None:
        super().__init__(("127.0.0.1", port), _Pages)
        self.pages, self.policy = pages, policy


class _Pages(BaseHTTPRequestHandler):
    server: _Site

    def do_GET(self) -> None:
        body = self.server.pages.get(self.path, "")
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", self.server.policy)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture
def embedded(visit: Visit, server: Server, other_site: str) -> Iterator[Visitor]:
    """A visitor of the charity's page."""
    host = server.address
    policy = (
        f"default-src 'none'; script-src {host}; style-src {host}; connect-src {host}; "
        f"frame-src 'self' {NEUTRAL_PAGE}; "
        "require-trusted-types-for 'script'; trusted-types lit-html"
    )
    page = f"<!doctype html><html lang=en><title>Charity</title><body>{snippet(server)}"
    pages = {"/": page, "/framed": "<!doctype html><title>Charity</title><iframe src=/ title=x></iframe>"}
    site = _Site(urlsplit(other_site).port or 0, pages, policy)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    visitor = visit(SAFETY)
    visitor.foreign_allowed |= {f"{other_site}{path}" for path in ("/", "/framed", "/favicon.ico")}
    visitor.page.goto(f"{other_site}/")
    yield visitor
    site.shutdown()
    site.server_close()


def test_the_pasted_lines_work_with_their_integrity_under_a_strict_policy(embedded: Visitor) -> None:
    embedded.button("Chat").click()
    embedded.start().choose("I'm under 18")
    assert embedded.cards().count() >= 1


def test_leaving_from_another_domain_erases_on_the_server_without_asking_first(embedded: Visitor) -> None:
    """A preflight would be cut off when the page goes: the erase must be a request that needs none."""
    embedded.button("Chat").click()
    embedded.start().say(SECRET)
    erases: list[Request] = []
    embedded.page.on("request", lambda sent: erases.append(sent) if sent.url.endswith("/erase") else None)
    embedded.page.get_by_role("link", name="Leave now").click()
    embedded.page.wait_for_url(NEUTRAL_PAGE)
    assert is_erased(embedded)
    assert [sent.method for sent in erases] == ["POST"]
    assert erases[0].headers["content-type"].startswith("text/plain")
    assert "authorization" not in erases[0].headers
    assert "referer" not in erases[0].headers


@pytest.mark.parametrize("sandbox", ["", "allow-scripts allow-same-origin"])
def test_leaving_from_inside_a_frame_leaves_nothing_behind(embedded: Visitor, sandbox: str) -> None:
    """The whole window goes; where the page around forbids that, at least the frame does."""
    embedded.page.goto(embedded.page.url + "framed")
    if sandbox:
        embedded.page.locator("iframe").evaluate(
            "(frame, sandbox) => { frame.sandbox = sandbox; frame.src = '/'; }", sandbox
        )
    frame = embedded.page.frame_locator("iframe")
    frame.get_by_role("button", name="Chat", exact=True).click()
    leave = frame.get_by_role("link", name="Leave now")
    leave.click(no_wait_after=True)
    if not sandbox:
        embedded.page.wait_for_url(NEUTRAL_PAGE)
    leave.wait_for(state="detached")
