"""The labelled evaluation messages: `evaluation/test/*.yml` for figures, `evaluation/development/*.yml` for choices."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from steady.nlu.training_data import Example

Parsed = dict[str, Any]  # what Rasa returns for a message, with `triage` inside
FOLDER = Path(__file__).parent
TEST, DEVELOPMENT = FOLDER / "test", FOLDER / "development"
LENGTHS = ((5, "1-5 words"), (20, "6-20 words"), (60, "21-60 words"), (10**6, "over 60 words"))


@dataclass(frozen=True)
class Case:
    """One message with what a careful reader understands, how it is written, and what kind it is."""

    example: Example
    style: str
    kind: str

    @property
    def text(self) -> str:
        """The message."""
        return self.example.text

    @property
    def length(self) -> str:
        """The band of its length in words."""
        words = len(self.text.split())
        return next(name for most, name in LENGTHS if words <= most)


def load_cases(folder: Path = TEST) -> list[Case]:
    """All cases of a folder, in the order of files and lines.

    Raises:
        FileNotFoundError: there are none.
    """
    cases = []
    for file in sorted(folder.glob("*.yml")):
        for entry in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            cases.append(_case(entry))
    if not cases:
        raise FileNotFoundError(f"no evaluation messages in {folder}")
    return cases


def _case(entry: dict[str, Any]) -> Case:
    labels = {name: value for name, value in entry.items() if name not in ("text", "intent", "style", "kind")}
    return Case(Example.from_metadata(entry["text"], entry["intent"], labels), entry["style"], entry["kind"])
