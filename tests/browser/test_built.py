"""The built file: its words, its size, its speed, and that it is built from the sources as they are."""

import base64
import gzip
import hashlib
import re
import string

import pytest

from steady.conversation.lint import OLDEST_READER, reading_age
from steady.run.profile import ROOT
from tests.browser.conftest import CHAT, DEMO, Visit

WIDGET = ROOT / "widget"
BUDGET = 30_000
FEWEST_WORDS = 8  # reading age means nothing for a label


def words_of(visit: Visit) -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = visit(CHAT).page.evaluate(
        """async () => { const { locales } = await import(document.querySelector("script[type=module]").src);
          return Object.fromEntries(Object.entries(locales).map(([tag, { strings }]) => [tag, strings])); }"""
    )
    return tables


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_language_has_every_word(visit: Visit) -> None:
    tables = words_of(visit)
    assert set(tables) == {"en", "cy", "ar"}
    for tag, table in tables.items():
        assert set(table) == set(tables["en"]), tag
        for key, text in table.items():
            assert text.strip(), (tag, key)
            assert fields(text) == fields(tables["en"][key]), (tag, key)
            if tag != "en":
                assert text != tables["en"][key] or key in ("website", "cost"), (tag, key)


def test_english_words_can_be_read_at_eleven(visit: Visit) -> None:
    """R70, R71."""
    for key, text in words_of(visit)["en"].items():
        if len(text.split()) >= FEWEST_WORDS:
            assert reading_age(text) <= OLDEST_READER, (key, text, reading_age(text))


def test_no_key_is_missing_or_unused() -> None:
    sources = "".join(path.read_text("utf-8") for path in (WIDGET / "src").glob("*.ts"))
    keys = re.findall(r"^  (\w+):", (WIDGET / "src" / "locales" / "en.ts").read_text("utf-8"), re.MULTILINE)
    assert keys
    assert [key for key in keys if f'"{key}"' not in sources] == []


def test_the_widget_is_within_its_budget() -> None:
    size = len(gzip.compress((WIDGET / "dist" / "steady-chat.js").read_bytes(), 9))
    assert size <= BUDGET, f"{size} bytes"


def test_the_integrity_that_integrators_copy_is_that_of_the_file() -> None:
    for line in (WIDGET / "dist" / "integrity.txt").read_text("utf-8").splitlines():
        name, integrity = line.split()
        digest = hashlib.sha384((WIDGET / "dist" / name).read_bytes()).digest()
        assert integrity == f"sha384-{base64.b64encode(digest).decode()}"


def test_the_built_file_is_made_from_these_sources() -> None:
    """Run `npm run build` in widget/ when this fails: the built file is what people get."""
    digest = hashlib.sha256()
    for path in sorted((WIDGET / "src").rglob("*"), key=lambda path: path.relative_to(WIDGET).as_posix()):
        if path.is_file():
            digest.update(path.relative_to(WIDGET).as_posix().encode() + path.read_bytes())
    assert (WIDGET / "dist" / "sources.sha256").read_text("utf-8").strip() == digest.hexdigest()


def test_the_built_file_asks_nobody_and_stores_nothing_but_the_resume_token() -> None:
    script = (WIDGET / "dist" / "steady-chat.js").read_text("utf-8")
    for forbidden in (
        "localStorage",
        "indexedDB",
        "document.cookie",
        "serviceWorker",
        "eval(",
        "new Function",
        "sendBeacon",
    ):
        assert forbidden not in script, forbidden
    addresses = set(re.findall(r"https?://[\w.-]+", script))
    assert addresses == {"https://www.bbc.co.uk"}, "the neutral page"


@pytest.mark.parametrize("path", [CHAT, DEMO])
def test_time_to_use_on_an_old_phone(visit: Visit, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A processor four times slower, on slow 3G (400 kbit/s, 400 ms)."""
    visitor = visit("safety", width=390)
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000},
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    visitor.page.goto(visitor.address(path), wait_until="commit")
    target = visitor.page.get_by_label("Your message") if path == CHAT else visitor.button("Chat")
    target.wait_for()
    seconds = visitor.page.evaluate("performance.now()") / 1000
    told = f"{path}: usable after {seconds:.1f} s"
    if path == DEMO:
        clicked = visitor.page.evaluate(
            """async () => {
              const chat = document.querySelector("steady-chat");
              const before = performance.now();
              chat.show();
              await chat.updateComplete;
              await new Promise(requestAnimationFrame);
              return performance.now() - before;
            }"""
        )
        told += f", open {clicked:.0f} ms after the click"
        assert clicked < 1_000
    with capsys.disabled():
        print(f"\n[widget on a phone 4 times slower, slow 3G] {told}")
    assert seconds < 10
