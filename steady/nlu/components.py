"""Steady's two Rasa graph components, named in config.yml: the sentence encoder and the triage classifier."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import (
    ENTITIES,
    FEATURE_TYPE_SENTENCE,
    INTENT,
    INTENT_RANKING_KEY,
    METADATA,
    METADATA_EXAMPLE,
    TEXT,
)
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from steady.nlu.encoder import Encoder, stamp
from steady.nlu.model import TriageModel
from steady.nlu.pieces import pieces
from steady.nlu.second_reader import second_reader, second_reader_as_if_new
from steady.nlu.second_reader import stamp as second_stamp
from steady.nlu.sources import FOLDER, sources
from steady.nlu.training_data import Example
from steady.nlu.triage import Triage
from steady.nlu.understanding import Ranking, Understood, clean, learn, understand, vectors
from steady.nlu.unseen import UnseenOdds

logger = logging.getLogger(__name__)

# The key in a message's metadata of what was understood already.
UNDERSTOOD = "understood"
# What a text begins with that is a button's payload.
BUTTON = "/"
# The key of the record in every parse result; fixed by the contract.
TRIAGE = "triage"


def _code_fingerprint() -> str:
    """Hash this package, so that Rasa does not reuse a cached part after a rule or a word list changed."""
    digest = hashlib.sha256((stamp() + second_stamp()).encode())
    for path in sources():
        digest.update(path.relative_to(FOLDER).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """Adds what the encoder says of a message and of the parts of a long one, a row each, as dense feature.

    Each row is the all-MiniLM-L6-v2 vector followed by the tuned encoder's log-odds.
    """

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder.load()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """Return the component; the encoder is loaded when a message is first read in this process."""
        return cls(execution_context.node_name, config)

    @staticmethod
    def required_packages() -> list[str]:
        """Return the packages whose versions enter the fingerprint."""
        return ["onnxruntime", "tokenizers"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Return what else the vectors depend on: the weights' hash and this package."""
        return _code_fingerprint()

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to set."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the rows to each message that has a text and is not understood yet."""
        for message in messages:
            text = message.get(TEXT)
            if text is not None and not text.startswith(BUTTON) and _understood(message) is None:
                self._add(message, vectors(text, self._encoder))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the rows to the training examples, with odds from an encoder that had not learned from them."""
        unseen = UnseenOdds.load()

        def add(message: Message) -> None:
            if (text := message.get(TEXT)) is None:
                return
            texts = pieces(clean(text))
            known = [unseen.get(text) for text in texts]
            odds = [self._encoder.odds([t])[0] if o is None else o for t, o in zip(texts, known, strict=True)]
            self._add(message, np.hstack([self._encoder.encode(texts), np.stack(odds)]))

        # Each run takes one thread and lets others run meanwhile.
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            list(threads.map(add, training_data.training_examples))
        return training_data

    def _add(self, message: Message, rows: np.ndarray | None) -> None:
        if rows is not None:
            message.add_features(Features(rows, FEATURE_TYPE_SENTENCE, TEXT, self._identifier))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TriageClassifier(GraphComponent):
    """Understands a message: sets `triage`, the intent and the entities that fill slots. Last in the pipeline."""

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, kept: TemporaryDirectory[str] | None = None
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._kept = kept

    @property
    def folder(self) -> Path | None:
        """Where the trained models lie for as long as the component lives; None where none were loaded."""
        return Path(self._kept.name) if self._kept else None

    @cached_property
    def _model(self) -> TriageModel | None:
        """The trained models, loaded when a message is first understood in this process."""
        return TriageModel.load(self.folder) if self.folder else None

    @classmethod
    def required_components(cls) -> list[type]:
        """The vectors come from the sentence encoder."""
        return [SentenceEncoder]

    @staticmethod
    def required_packages() -> list[str]:
        """Return the packages whose versions enter the fingerprint."""
        return ["sklearn", "spacy"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Return what else the result depends on: the rules and word lists of this package."""
        return _code_fingerprint()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TriageClassifier:
        """Return an untrained classifier: rules only."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TriageClassifier:
        """Keep the trained models, as Rasa's own copy goes; ValueError if they are not in the storage."""
        kept = TemporaryDirectory(prefix="steady-model-")
        with model_storage.read_from(resource) as folder:
            shutil.copytree(folder, kept.name, dirs_exist_ok=True)
        return cls(model_storage, resource, kept)

    def train(self, training_data: TrainingData) -> Resource:
        """Train on the labelled examples and keep the models as JSON and npz."""
        messages = [m for m in training_data.intent_examples if m.get(TEXT) and _vector(m) is not None]
        examples = [_example(message) for message in messages]
        rows = [vector for message in messages if (vector := _vector(message)) is not None]
        model, _ = learn(examples, rows, second_reader_as_if_new())
        self._model = model
        with self._model_storage.write_to(self._resource) as folder:
            model.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set triage, intent and entities; a button's payload ("/...") only gets a neutral triage."""
        for message in messages:
            text = message.get(TEXT) or ""
            if text.startswith(BUTTON):
                message.set(TRIAGE, _record(Triage()), add_to_output=True)
                continue
            understood = _understood(message) or understand(
                text, self._model, _vector(message), second_reader()
            )
            _set_result(message, *understood)
        return messages


def _understood(message: Message) -> Understood | None:
    """What a process beside this one has understood; nothing that arrives from outside has this type."""
    found = (message.get(METADATA) or {}).get(UNDERSTOOD)
    return found if isinstance(found, Understood) else None


def _example(message: Message) -> Example:
    metadata = (message.get(METADATA) or {}).get(METADATA_EXAMPLE)
    return Example.from_metadata(message.get(TEXT), message.get(INTENT), metadata)


def _vector(message: Message) -> np.ndarray | None:
    features = message.get_dense_features(TEXT)[1]
    return None if features is None else features.features


def _record(triage: Triage) -> dict[str, Any]:
    return asdict(triage)


def _set_result(message: Message, triage: Triage, ranking: Ranking) -> None:
    intents = [{"name": name, "confidence": confidence} for name, confidence in ranking]
    entities = [
        {
            "entity": slot,
            "value": value,
            "start": 0,
            "end": len(message.get(TEXT) or ""),
            "confidence_entity": 1.0,
            "extractor": TriageClassifier.__name__,
        }
        for slot, value in triage.slots().items()
    ]
    message.set(TRIAGE, _record(triage), add_to_output=True)
    message.set(INTENT, intents[0], add_to_output=True)
    message.set(INTENT_RANKING_KEY, intents, add_to_output=True)
    message.set(ENTITIES, [*(message.get(ENTITIES) or []), *entities], add_to_output=True)
