"""The words a person may see, read from `domain.yml`, the one place where they stand."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

DOMAIN_FILE = Path(__file__).resolve().parents[2] / "domain.yml"


class Words:
    """Responses by name, with the variant for an audience where one is written."""

    def __init__(self, responses: Mapping[str, list[dict[str, Any]]]) -> None:
        self._responses = responses

    def __contains__(self, name: str) -> bool:
        return name in self._responses

    def names(self) -> list[str]:
        """All response names."""
        return list(self._responses)

    def variations(self, name: str) -> list[dict[str, Any]]:
        """Every way a response is worded, with its conditions."""
        return self._responses[name]

    def variant(self, name: str, *endings: str | None) -> str:
        """The first of `name_<ending>` that is written, else `name`, which is safe for anyone (R35)."""
        for ending in endings:
            if ending and f"{name}_{ending}" in self._responses:
                return f"{name}_{ending}"
        return name

    def text(self, name: str, **fields: str) -> str:
        """The unconditional text of a response with its fields filled in.

        Raises:
            KeyError: no such response, or a field is missing.
        """
        for variation in self._responses[name]:
            if not variation.get("condition"):
                return (
                    str(variation.get("text", "")).format(**fields)
                    if fields
                    else str(variation.get("text", ""))
                )
        raise KeyError(name)

    def title(self, choice: str, audience: str | None = None) -> str:
        """The title of a choice, as `utter_choice_<id>` in the domain."""
        return self.text(self.variant(f"utter_choice_{choice}", audience))


@lru_cache(maxsize=1)
def load_words(path: Path = DOMAIN_FILE) -> Words:
    """Reads the responses once for the life of the process."""
    with open(path, encoding="utf-8") as file:
        return Words(yaml.load(file, Loader=yaml.CSafeLoader)["responses"])
