"""Read ``data/resources/helplines.yml`` into helplines, or say in one line what is wrong with it."""

from __future__ import annotations

import json
from datetime import date, time
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from steady.helplines.models import Helpline, Hours, Sms, Span

RESOURCES = Path(__file__).resolve().parents[2] / "data" / "resources"
HELPLINES_FILE = RESOURCES / "helplines.yml"
SCHEMA_FILE = RESOURCES / "helplines.schema.json"

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class HelplineFileError(ValueError):
    """The resource file cannot be read. The message is one line that names the file and the place."""


@lru_cache(maxsize=8)
def load_helplines(path: Path = HELPLINES_FILE) -> tuple[Helpline, ...]:
    """Every helpline of the file, in file order; read once and kept.

    Raises:
        HelplineFileError: the file is missing, is not YAML, or does not fit ``helplines.schema.json``.
    """
    document = _read_yaml(path)
    _check_shape(document, path)
    return tuple(_helpline(entry, path) for entry in document["helplines"])


def _read_yaml(path: Path) -> Any:
    try:
        # YAML 1.2, in which the country code NO and the time 10:00 stay text.
        return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise HelplineFileError(f"{path.name}: cannot be read ({error.strerror})") from error
    except MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        problem = (error.problem or "not valid YAML").strip().splitlines()[0]
        raise HelplineFileError(f"{path.name}{line}: {problem}") from error
    except (YAMLError, UnicodeDecodeError) as error:
        raise HelplineFileError(f"{path.name}: not valid YAML ({type(error).__name__})") from error


def _check_shape(document: Any, path: Path) -> None:
    error = best_match(_schema().iter_errors(document))
    if error is None:
        return
    place = [path.name]
    where = list(error.absolute_path)
    if len(where) >= 2:
        found = document["helplines"][where[1]]
        named = isinstance(found, dict) and "id" in found
        place.append(str(found["id"]) if named else f"entry {where[1] + 1}")
        where = where[2:]
    if where:
        place.append(".".join(str(part) for part in where))
    message = " ".join(error.message.split())
    raise HelplineFileError(f"{', '.join(place)}: {message[:200]}")


@lru_cache(maxsize=1)
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


def _helpline(entry: dict[str, Any], path: Path) -> Helpline:
    lists = (
        "audiences",
        "needs",
        "countries",
        "except_countries",
        "regions",
        "languages",
        "to_confirm",
        "after_call",
    )
    fields = entry | {name: tuple(entry.get(name, ())) for name in lists}
    try:
        fields["sms"] = Sms(**entry["sms"]) if entry["sms"] else None
        fields["hours"] = _hours(entry["hours"])
        fields["checked"] = date.fromisoformat(entry["checked"])
    except ValueError as error:
        raise HelplineFileError(f"{path.name}, {entry['id']}: {error}") from error
    return Helpline(**fields)


def _hours(entry: dict[str, Any]) -> Hours:
    days = entry.get("days")
    spans = tuple(tuple(_span(text) for text in days[day]) for day in WEEKDAYS) if days else ()
    return Hours(**(entry | {"days": spans}))


def _span(text: str) -> Span:
    opens, closes = text.split("-")
    return Span(time.fromisoformat(opens), time() if closes == "24:00" else time.fromisoformat(closes))
