"""Open every link of the resource file, so that no one in trouble is sent to a dead or moved page (R7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests

from steady.helplines.models import Helpline

TIMEOUT_SECONDS = 15
WORKERS = 8
# Some sites refuse clients that do not look like a browser.
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; Steady helpline check)"}


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What came of opening one link. ``detail`` says what failed, or where the page has moved."""

    url: str
    helpline_ids: tuple[str, ...]
    ok: bool
    detail: str = ""

    def __str__(self) -> str:
        word = "FAILED" if not self.ok else "moved" if self.detail else "ok"
        detail = f": {self.detail}" if self.detail else ""
        return f"{word:6}  {self.url} ({', '.join(self.helpline_ids)}){detail}"


def check_links(helplines: Iterable[Helpline]) -> Iterator[LinkResult]:
    """Results as they come in, one for each different address, in file order."""
    users: dict[str, list[str]] = {}
    for helpline in helplines:
        for url in dict.fromkeys(filter(None, (helpline.url, helpline.chat_url))):
            users.setdefault(url, []).append(helpline.id)
    with ThreadPoolExecutor(WORKERS) as pool:
        yield from pool.map(lambda item: _open(item[0], tuple(item[1])), users.items())


def _open(url: str, helpline_ids: tuple[str, ...]) -> LinkResult:
    try:
        with requests.get(url, timeout=TIMEOUT_SECONDS, headers=HEADERS, stream=True) as response:
            status, final = response.status_code, response.url
    except requests.RequestException as error:
        return LinkResult(url, helpline_ids, False, type(error).__name__)
    if status in {401, 403, 429}:
        return LinkResult(url, helpline_ids, False, f"refused this program ({status}): open it in a browser")
    if status >= 400:
        return LinkResult(url, helpline_ids, False, f"answered {status}")
    moved = _place(final) != _place(url)
    return LinkResult(url, helpline_ids, True, f"now at {final}" if moved else "")


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.netloc.removeprefix("www."), parts.path.rstrip("/")
