"""Shows docs/labelling.md inside the desk: its headings, paragraphs, lists and tables, without a Markdown library."""

import re
from dataclasses import dataclass, field
from functools import cache

from steady.run.profile import ROOT

_MARKS = re.compile(r"\*\*|`")
_ITEM = re.compile(r"^(?:- |\d+\. )")


@dataclass
class Block:
    """One part of the guide."""

    kind: str
    text: str = ""
    level: int = 0
    head: list[str] = field(default_factory=list)
    rows: list = field(default_factory=list)


@cache
def labelling_guide() -> list[Block]:
    """The guide as blocks."""
    return blocks((ROOT / "docs" / "labelling.md").read_text("utf-8"))


def blocks(markdown: str) -> list[Block]:
    """The blocks of a page that uses headings, paragraphs, lists and tables only."""
    return [_block(part.splitlines()) for part in re.split(r"\n\s*\n", markdown.strip())]


def _block(lines: list[str]) -> Block:
    if heading := re.match(r"(#+) (.+)", lines[0]):
        return Block("heading", _plain(heading[2]), len(heading[1]))
    if lines[0].startswith("|"):
        rows = [[_plain(cell) for cell in line.strip().strip("|").split("|")] for line in lines]
        return Block("table", head=rows[0], rows=rows[2:])
    if _ITEM.match(lines[0]):
        joined = re.sub(r"\n(?!- |\d+\. )\s*", " ", "\n".join(lines))
        return Block("list", rows=[_plain(_ITEM.sub("", line)) for line in joined.splitlines()])
    return Block("text", _plain(" ".join(lines)))


def _plain(text: str) -> str:
    return _MARKS.sub("", text).strip()
