"""The pipeline that `rasa init` writes, with our labels as its intents. It gives one label a message."""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from evaluation.baselines.tasks import AUDIENCE, INTENT, RISK, SEED, Answers, Baseline, Labels, Task
from steady.nlu.training_data import Example

# An epoch takes about 18 ms of processor time a message: two for each of three questions are half an hour on one core.
EPOCHS = 2
THREADS = {"TF_INTRA_OP_PARALLELISM_THREADS": "1", "TF_INTER_OP_PARALLELISM_THREADS": "1"}
PIPELINE: list[dict[str, Any]] = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": EPOCHS, "random_seed": SEED, "constrain_similarities": True},
]


def diet(task: Task, training: Sequence[Example]) -> Answers:
    """Rasa's default pipeline, trained by `rasa train nlu`."""
    blocks: dict[str, list[dict[str, str]]] = {}
    for example in training:
        blocks.setdefault(task.right(example)[0], []).append({"text": example.text})
    nlu = [{"intent": label, "examples": examples} for label, examples in blocks.items()]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "nlu.yml").write_text(yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True))
        config = {"recipe": "default.v1", "assistant_id": "baseline", "language": "en", "pipeline": PIPELINE}
        (folder / "config.yml").write_text(yaml.safe_dump(config))
        command = [sys.executable, "-W", "ignore", "-m", "rasa", "train", "nlu", "--nlu", "nlu.yml"]
        subprocess.run(  # noqa: S603 (our own command)
            [*command, "--config", "config.yml", "--out", "models", "--quiet"],
            cwd=folder,
            env={**os.environ, **THREADS},
            check=True,
            capture_output=True,
        )
        return _asking(next((folder / "models").glob("*.tar.gz")))


def _asking(model: Path) -> Answers:
    from rasa.core.agent import Agent

    agent = Agent.load(str(model))

    async def ask(texts: Sequence[str]) -> list[Labels]:
        return [((await agent.parse_message(text))["intent"]["name"],) for text in texts]

    return lambda texts: asyncio.run(ask(texts))


DIET = Baseline(
    "Rasa default pipeline (DIET)",
    f"{EPOCHS} epochs (Rasa's default is 100), a model for each question; no situations, "
    "as it gives one label a message",
    (AUDIENCE, RISK, INTENT),
    diet,
)
