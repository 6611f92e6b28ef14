"""A visitor with a real browser in front of a real Steady. Every visit is checked for what must never happen."""

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect, sync_playwright

from tests.conftest import Server

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
NEUTRAL_PAGE = "https://www.bbc.co.uk/weather"
CHAT, DEMO, SAFETY = "chat", "demo", "safety"

# Runs before any script of the page: what a policy blocked, and what the live region was given to say.
WATCH = """
window.heard = [];
document.addEventListener("securitypolicyviolation", (e) =>
  tellViolation(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
const watched = new WeakSet();
setInterval(() => {
  const region = document.querySelector("steady-chat")?.shadowRoot?.querySelector("[role=log]");
  if (!region || watched.has(region)) return;
  watched.add(region);
  new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]);
    window.heard.push(...added.filter((node) => node.tagName === "P").map((node) => node.textContent));
  }).observe(region, { childList: true });
}, 20);
"""
FOCUSED = """() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const label = element.getAttribute("aria-label") || element.labels?.[0]?.innerText;
  const name = label || element.innerText || element.tagName;
  return name.trim().replace(/\\s+/g, " ");
}"""
STORED = """async () => ({
  local: localStorage.length, session: { ...sessionStorage }, cookies: document.cookie,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING_STORED = {"local": 0, "session": {}, "cookies": "", "databases": 0, "caches": 0, "workers": 0}


@dataclass
class Visitor:
    """Someone with a browser: what they do, and what their browser saw."""

    server: Server
    context: BrowserContext
    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    told: list[Any] = field(default_factory=list)
    replies: list[dict[str, Any]] = field(default_factory=list)
    token: str = ""
    foreign_allowed: set[str] = field(default_factory=lambda: {NEUTRAL_PAGE})

    def watch(self) -> "Visitor":
        """Begins to note requests, replies and errors."""
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("response", self._note)
        return self

    def _note(self, response: Any) -> None:
        if response.request.method == "POST" and response.status == 200:
            answer = response.json()
            self.token = answer.get("token", self.token)
            self.replies.append(answer)

    def address(self, path: str) -> str:
        """The full address of one of the project's pages."""
        return f"{self.server.address}/webhooks/web/{path}"

    def go(self, path: str) -> "Visitor":
        """Opens a page."""
        self.page.goto(self.address(path))
        return self

    def button(self, name: str) -> Locator:
        """A button by its exact name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def start(self) -> "Visitor":
        """Starts the chat and waits for Steady's first choices.

        The token is read here too: the page may show the choices before `_note` has the body of the response.
        """
        with self.page.expect_response("**/webhooks/web/session") as started:
            self.button("Start the chat").click()
        self.button("I'm under 18").wait_for()
        self.token = started.value.json()["token"]
        return self

    def choose(self, title: str) -> "Visitor":
        """Taps a choice and waits for the answer."""
        with self.page.expect_response("**/webhooks/web/message"):
            self.button(title).click()
        self.page.locator(".writing").wait_for(state="detached")
        return self

    def say(self, text: str) -> "Visitor":
        """Types a message, sends it, and waits for the answer."""
        self.type_and_send(text)
        return self.all_sent()

    def all_sent(self) -> "Visitor":
        """Waits until nothing is left to be sent."""
        expect(self.page.locator(".state")).to_have_count(0, timeout=15_000)
        return self

    def bubble(self, words: str) -> Locator:
        """What is seen of Steady's words (the live region holds them too)."""
        return self.page.locator(".log li.steady", has_text=words).last

    def type_and_send(self, text: str) -> None:
        """Types a message and sends it, without waiting."""
        self.page.get_by_label("Your message").fill(text)
        self.button("Send").click()

    def cards(self) -> Locator:
        """The helpline cards that can be seen."""
        return self.page.locator(".card:visible")

    def focused(self) -> str:
        """The name of what has focus."""
        return str(self.page.evaluate(FOCUSED))

    def heard(self) -> list[str]:
        """What the live region was given to say, in order."""
        return list(self.page.evaluate("window.heard"))

    def stored(self) -> dict[str, Any]:
        """Everything the page has put into the browser."""
        return dict(self.page.evaluate(STORED))

    def chat_text(self) -> str:
        """All text inside the widget, shown or not."""
        return str(self.page.locator("steady-chat").evaluate("e => e.shadowRoot.textContent"))

    def foreign_requests(self) -> list[str]:
        """Requests to anyone but our own server."""
        own = urlsplit(self.server.address).netloc
        return [
            url for url in self.requests if urlsplit(url).netloc != own and url not in self.foreign_allowed
        ]

    def accessibility_problems(self) -> list[str]:
        """What axe finds: WCAG 2.2 A and AA, and best practice."""
        self.page.evaluate(f"() => {{ {AXE.read_text('utf-8')} }}")
        found = self.page.evaluate(
            """async () => (await axe.run(document, { runOnly: { type: "tag", values: [
                "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"] } })).violations"""
        )
        return [f"{rule['id']}: {node['html']} {node['target']}" for rule in found for node in rule["nodes"]]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's chromium, started once."""
    path = shutil.which("chromium")
    assert path, "chromium is missing; `make test` installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    """Opens a page as a new visitor: `visit(CHAT, width=320)`; other options are Playwright's."""
    yield from visits(browser, server)


def visits(browser: Browser, server: Server) -> Iterator[Visit]:
    """The visitors of a server. At the end: no foreign request, nothing blocked by the policy, no script error."""
    visitors: list[Visitor] = []

    def open_page(path: str = CHAT, width: int = 1000, height: int = 800, **options: Any) -> Visitor:
        options.setdefault("reduced_motion", "reduce")
        context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB", **options)
        context.set_default_timeout(15_000)
        context.add_init_script(WATCH)
        context.route(NEUTRAL_PAGE, neutral_page)
        visitor = Visitor(server, context, context.new_page())
        visitors.append(visitor)
        context.expose_function("tellViolation", lambda what: visitor.violations.append(what))
        context.expose_function("tell", lambda what: visitor.told.append(what))
        return visitor.watch().go(path)

    yield open_page
    for visitor in visitors:
        visitor.context.unroute_all(behavior="ignoreErrors")
        visitor.context.close()
    for visitor in visitors:
        assert visitor.foreign_requests() == []
        assert visitor.errors == []
        assert visitor.violations == []


def neutral_page(route: Route) -> None:
    """Stands in for the neutral page of another site."""
    route.fulfill(content_type="text/html", body="<!doctype html><title>Weather</title><p>Sunny</p>")


def is_erased(visitor: Visitor, within: float = 5) -> bool:
    """Whether the server has forgotten the conversation of this visitor's token."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        answer = requests.post(
            visitor.address("message"),
            json={"client_message_id": f"probe{time.monotonic_ns()}", "text": "hello"},
            headers={"Authorization": f"Bearer {visitor.token}"},
            timeout=20,
        )
        if answer.status_code == 401:
            return True
        time.sleep(0.1)
    return False
