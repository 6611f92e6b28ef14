"""The files of this package that a trained model depends on: code, rules, word lists and what was tuned."""

from pathlib import Path

FOLDER = Path(__file__).parent
SUFFIXES = frozenset({".py", ".json", ".yml", ".npz", ".txt"})


def sources() -> list[Path]:
    """Return the files in a fixed order."""
    return sorted(path for path in FOLDER.rglob("*") if path.suffix in SUFFIXES)
