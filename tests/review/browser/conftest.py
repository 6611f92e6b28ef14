"""The desk behind its real web server, in front of a real browser. Every visit is checked for what must not happen."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from steady.run.profile import ROOT
from tests.browser.conftest import ARGUMENTS, AXE
from tests.conftest import free_port
from tests.review.browser.project import Project, copy_of_the_project
from tests.review.conftest import PASSWORD, make_person

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
WATCH = """
window.hurt = [];
document.addEventListener("securitypolicyviolation", (e) => tellViolation(`${e.violatedDirective} ${e.blockedURI}`));
"""


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory, desk_folder: Path) -> Project:
    """A small copy of the project that the desk exports to."""
    return copy_of_the_project(tmp_path_factory.mktemp("project"), desk_folder)


@pytest.fixture(scope="session")
def desk_address(desk_folder: Path, project: Project) -> Iterator[str]:
    """Gunicorn over the database that the tests fill."""
    port = free_port()
    environment = {
        **os.environ,
        "STEADY_VAR": str(desk_folder),
        "STEADY_REPOSITORY": str(project.folder),
        "DJANGO_SETTINGS_MODULE": "review.desk.settings",
    }
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    command += ["--log-level", "error", "--no-control-socket", "review.desk.wsgi"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 120
    while True:
        try:
            requests.get(f"{address}/healthy/", timeout=5).raise_for_status()
            break
        except requests.RequestException:
            assert time.monotonic() < deadline and process.poll() is None
            time.sleep(0.2)
    yield address
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's chromium, started once. Playwright runs a loop in this thread, which Django would take for its own."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    path = shutil.which("chromium")
    assert path, "chromium is missing; `make test` installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@dataclass
class Trainer:
    """Somebody at the desk: what they do, and what their browser saw."""

    address: str
    context: BrowserContext
    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def watch(self) -> "Trainer":
        """Notes requests, errors, dialogs and what the policy blocked."""
        self.context.add_init_script(WATCH)
        self.context.expose_function("tellViolation", lambda what: self.violations.append(what))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        return self

    def go(self, path: str) -> "Trainer":
        """Opens a page."""
        self.page.goto(self.address + path)
        return self

    def press(self, name: str, exact: bool = True) -> "Trainer":
        """Presses a button by its name."""
        self.page.get_by_role("button", name=name, exact=exact).click()
        return self

    def follow(self, name: str) -> "Trainer":
        """Follows a link by its name."""
        self.page.get_by_role("link", name=name).first.click()
        return self

    def says(self, words: str) -> bool:
        """Whether the page shows some words."""
        return words in self.page.locator("main").inner_text()

    def accessibility_problems(self) -> list[str]:
        """What axe finds: WCAG 2.2 A and AA, and best practice."""
        self.page.evaluate(f"() => {{ {AXE.read_text('utf-8')} }}")
        found = self.page.evaluate(
            "async (rules) => (await axe.run(document, { runOnly: { type: 'tag', values: rules } })).violations",
            RULES,
        )
        return [
            f"{rule['id']}: {node['html'][:200]} {node['target']}" for rule in found for node in rule["nodes"]
        ]

    def foreign_requests(self) -> list[str]:
        """Requests to anyone but the desk."""
        own = urlsplit(self.address).netloc
        return [url for url in self.requests if urlsplit(url).netloc != own]


@pytest.fixture
def trainer(browser: Browser, desk_address: str, desk: Path) -> Iterator[Callable[..., Trainer]]:
    """Somebody of some roles, logged in through the form: `trainer("lead")`.

    At the end: no foreign request, nothing blocked by the policy, no script error, no dialog.
    """
    from django.contrib.auth.models import User

    opened: list[Trainer] = []

    def enter(*roles: str, name: str = "", width: int = 1280, **options: Any) -> Trainer:
        name = name or "-".join(roles)
        if not User.objects.filter(username=name).exists():
            make_person(name, *roles)
        options.setdefault("reduced_motion", "reduce")
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="en-GB", **options)
        context.set_default_timeout(60_000)
        somebody = Trainer(desk_address, context, context.new_page()).watch().go("/login/")
        opened.append(somebody)
        somebody.page.get_by_label("Username").fill(name)
        somebody.page.get_by_label("Password").fill(PASSWORD)
        somebody.press("Log in")
        somebody.page.wait_for_url(lambda url: "/login/" not in url)
        return somebody

    yield enter
    for somebody in opened:
        somebody.context.close()
    for somebody in opened:
        assert somebody.foreign_requests() == []
        assert somebody.errors == []
        assert somebody.violations == []
        assert somebody.dialogs == []
