"""Leaves TensorFlow out of the serving process until something truly uses it: 330 MB and much of the start.

No component of Steady is built on it, but Rasa imports it in two ways: `rasa.nlu.extractors.extractor` imports
`rasa.utils.train_utils`, for functions that only DIET, CRF and their like call; and loading a model imports what it was
trained by, although nothing of that runs again (docs/decisions/0009-speed.md).
"""

import importlib
import sys
from types import ModuleType
from typing import Any

BUILT_ON_TENSORFLOW = "rasa.utils.train_utils"


def postpone_tensorflow() -> None:
    """Call before anything else of Rasa is imported. A model with a component that needs TensorFlow still loads it."""
    postpone(BUILT_ON_TENSORFLOW)
    leave_out_training_graph()


def postpone(name: str) -> None:
    """Puts an empty module in a module's place; the first use of anything in it imports the real one.

    `importlib.util.LazyLoader` does not serve here: in Python 3.11 it loads as soon as a second module imports it.
    """
    if name in sys.modules:
        return
    parent, _, child = name.rpartition(".")
    stand_in = ModuleType(name)

    def load(attribute: str) -> Any:
        if attribute.startswith("__"):  # the import system and debuggers ask for these; that is no use of it
            raise AttributeError(attribute)
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
        return getattr(importlib.import_module(name), attribute)

    stand_in.__getattr__ = load  # type: ignore[method-assign]
    sys.modules[name] = stand_in
    setattr(importlib.import_module(parent), child, stand_in)


def leave_out_training_graph() -> None:
    """A model says what it was trained by and what it answers by; only the second is used while serving."""
    from rasa.engine.storage.storage import ModelMetadata

    read = ModelMetadata.from_dict

    def from_dict(serialized: dict[str, Any]) -> ModelMetadata:
        return read({**serialized, "train_schema": {"nodes": {}}})

    ModelMetadata.from_dict = from_dict
