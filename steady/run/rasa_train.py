"""`rasa train` with its reading done once and by a quick parser: that took minutes before the first component learned.

Rasa reads every file of messages twice, each time with two parsers written in Python. Here a file is read once, and the
plain one of the two parsers is PyYAML's, in C, 25 times as fast; the other, which checks a file's form, stays.
"""

import re
from functools import cache
from typing import Any

import rasa.shared.nlu.training_data.loading as loading
import rasa.shared.utils.io
import yaml
from rasa.__main__ import main as rasa_main

_BOOL = "tag:yaml.org,2002:bool"
_slow_read = rasa.shared.utils.io.read_yaml


class QuickLoader(yaml.CSafeLoader):
    """PyYAML's, but as in YAML 1.2, which Rasa reads, a plain yes or no is a word."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


QuickLoader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))


def read_yaml(content: str, reader_type: str | list[str] = "safe") -> Any:
    """As Rasa's own."""
    if reader_type != "safe":
        return _slow_read(content, reader_type)
    return yaml.load(content, Loader=QuickLoader) or {}  # noqa: S506 - it is a safe loader


def main() -> None:
    """Runs Rasa's command line with what was given on this one."""
    rasa.shared.utils.io.read_yaml = read_yaml
    # Rasa copies what it has read before it changes any of it.
    loading._load = cache(loading._load)
    rasa_main()


if __name__ == "__main__":
    main()
