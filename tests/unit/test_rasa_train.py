"""Reading the project's files with the quick parser gives what Rasa's own reading gives."""

from pathlib import Path

import pytest
import rasa.shared.utils.io as rasa_io

from steady.run.rasa_train import read_yaml
from steady.run.train import inputs

# The slow parser takes a quarter of an hour for all messages; these hold every way in which they are written.
FILES = [
    file
    for file in inputs()
    if file.suffix == ".yml" and (file.name == "domain.yml" or file.stat().st_size < 40_000)
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_both_parsers_read_the_same(file: Path) -> None:
    content = file.read_text(encoding="utf-8")
    assert read_yaml(content) == rasa_io.read_yaml(content)


def test_there_are_files_of_each_kind() -> None:
    assert {"config.yml", "domain.yml", "chat.yml"} <= {file.name for file in FILES}
    assert sum(file.parent.name == "nlu" for file in FILES) > 5
