"""Scripted people to practise with: `personas/*.yml`, one person a file, read and checked. No language model."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from review.practice.signs import SIGNS, heard

FOLDER = Path(__file__).parent / "personas"
FIRST = "start"
MOST_REPLIES = 12


@dataclass(frozen=True)
class Branch:
    """Where a scene leads when all of these signs are heard in the helper's reply."""

    when: tuple[str, ...]
    go: str


@dataclass(frozen=True)
class Scene:
    """What the person says, and where it leads; without branches the talk ends here."""

    says: str
    branches: tuple[Branch, ...] = ()
    otherwise: str = ""

    def after(self, reply: str) -> str:
        """The name of the scene after a reply: the first branch that fits, else `otherwise`; empty at the end."""
        found = heard(reply)
        return next((one.go for one in self.branches if set(one.when) <= found.keys()), self.otherwise)


@dataclass(frozen=True)
class Persona:
    """Somebody who comes for help."""

    id: str
    name: str
    about: str
    aim: str
    scenes: dict[str, Scene]

    def problems(self) -> Iterator[str]:
        """One line for each fault in the script."""
        for name, scene in self.scenes.items():
            targets = [*(branch.go for branch in scene.branches), *filter(None, [scene.otherwise])]
            yield from (f"{name}: no scene {target!r}" for target in targets if target not in self.scenes)
            for branch in scene.branches:
                yield from (f"{name}: no sign {sign!r}" for sign in branch.when if sign not in SIGNS)
            if scene.branches and not scene.otherwise:
                yield f"{name}: nothing happens otherwise"
        reached = {FIRST} | {b.go for s in self.scenes.values() for b in s.branches}
        reached |= {scene.otherwise for scene in self.scenes.values()}
        yield from (f"{name}: is never reached" for name in self.scenes if name not in reached)


@cache
def load_personas() -> dict[str, Persona]:
    """Everybody to practise with, by id.

    Raises:
        ValueError: a script has a fault.
    """
    personas = {}
    for file in sorted(FOLDER.glob("*.yml")):
        persona = _persona(file.stem, yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
        if problems := list(persona.problems()):
            raise ValueError(f"{file.name}: {'; '.join(problems)}")
        personas[persona.id] = persona
    return personas


def _persona(key: str, script: dict[str, Any]) -> Persona:
    scenes = {
        name: Scene(
            scene["says"],
            tuple(Branch(tuple(branch["when"]), branch["go"]) for branch in scene.get("then", ())),
            scene.get("otherwise", ""),
        )
        for name, scene in script["scenes"].items()
    }
    return Persona(key, script["name"], script["about"], script["aim"], scenes)
