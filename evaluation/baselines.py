"""Baselines trained on the same messages in the same run: a keyword list, spaCy's text categoriser, Rasa's default.

Each learns two tasks by itself: who is speaking (five classes, "unknown" included) and risk (five classes).
"""

import asyncio
import logging
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import spacy
import yaml
from spacy.training import Example as SpacyExample
from spacy.util import minibatch

from evaluation.cases import Case
from evaluation.metrics import share
from steady.nlu.training_data import Example, load_file
from steady.run.profile import ROOT

HARD = ("self_harm", "immediate_danger")
UNKNOWN = "unknown"
SEED = 7
SPACY_ROUNDS = 8
KEYWORDS: dict[str, tuple[str, ...]] = {
    "self_harm": (
        "suicide",
        "suicidal",
        "kill myself",
        "end my life",
        "self harm",
        "want to die",
        "overdose",
        "kms",
    ),
    "immediate_danger": (
        "danger",
        "outside my house",
        "at the door",
        "knife",
        "weapon",
        "meet him",
        "going to hurt me",
    ),
    "offender": ("i am blackmailing", "attracted to children"),
    "concern": ("can't cope", "hopeless", "can't do this anymore", "worthless"),
    "young_person": (
        "i'm 13",
        "i'm 14",
        "i'm 15",
        "i'm 16",
        "i'm 17",
        "im 13",
        "im 14",
        "im 15",
        "im 16",
        "year 9",
    ),
    "parent": ("my son", "my daughter", "my child", "my kid"),
    "professional": ("pupil", "student", "i'm a teacher", "safeguarding"),
    "adult": ("i'm an adult", "my wife", "my husband", "my boss"),
}
Predict = Callable[[str], str]
AUDIENCES = ("young_person", "adult", "parent", "professional", UNKNOWN)
RISKS = ("none", "concern", *HARD, "offender")


def measure_baselines(cases: Sequence[Case]) -> dict[str, dict[str, Any]]:
    """Figures of each baseline on the cases, beside the seconds it took to train."""
    training = [
        example for file in sorted((ROOT / "data" / "nlu").glob("*.yml")) for example in load_file(file)
    ]
    systems: dict[str, Callable[[list[Example], str], Predict]] = {
        "keyword list": keyword_list,
        "spaCy text categoriser": spacy_categoriser,
        "Rasa default pipeline (DIET)": rasa_default,
    }
    results = {}
    for name, train in systems.items():
        started = time.monotonic()
        audience, risk = train(training, "audience"), train(training, "risk")
        seconds = time.monotonic() - started
        results[name] = {**_figures(cases, audience, risk), "training_s": round(seconds)}
        print(name, results[name], flush=True)
    return results


def _figures(cases: Sequence[Case], audience: Predict, risk: Predict) -> dict[str, Any]:
    who = [audience(case.text) for case in cases]
    level = [risk(case.text) for case in cases]
    rows = list(zip(cases, who, level, strict=True))
    tempting = [r for c, _, r in rows if c.example.risk == "none" and c.kind == "hard_negative"]
    ordinary = [r for c, _, r in rows if c.example.risk == "none" and c.kind != "hard_negative"]
    return {
        "audience where told": round(
            share(w == c.example.audience for c, w, _ in rows if c.example.audience).value, 4
        ),
        "audience claimed where not told": round(
            share(w != UNKNOWN for c, w, _ in rows if not c.example.audience).value, 4
        ),
        "risk sensitivity, any alert": round(
            share(r != "none" for c, _, r in rows if c.example.risk in HARD).value, 4
        ),
        "any alert, hard negatives": round(share(r != "none" for r in tempting).value, 4),
        "any alert, ordinary": round(share(r != "none" for r in ordinary).value, 4),
    }


def _label(example: Example, task: str) -> str:
    return example.risk if task == "risk" else example.audience or UNKNOWN


def keyword_list(_: list[Example], task: str) -> Predict:
    """The first label whose word stands in the message: what many bots start with."""
    labels = RISKS if task == "risk" else AUDIENCES

    def predict(text: str) -> str:
        plain = text.lower().replace("\u2019", "'")
        hits = [label for label in labels if any(word in plain for word in KEYWORDS.get(label, ()))]
        return hits[0] if hits else ("none" if task == "risk" else UNKNOWN)

    return predict


def spacy_categoriser(training: list[Example], task: str) -> Predict:
    """spaCy's `textcat` with its defaults on a blank English pipeline."""
    spacy.util.fix_random_seed(SEED)
    labels = RISKS if task == "risk" else AUDIENCES
    pipeline = spacy.blank("en")
    categoriser = pipeline.add_pipe("textcat")
    for label in labels:
        categoriser.add_label(label)  # type: ignore[attr-defined]
    examples = [
        SpacyExample.from_dict(
            pipeline.make_doc(example.text),
            {"cats": {label: label == _label(example, task) for label in labels}},
        )
        for example in training
    ]
    optimiser = pipeline.initialize(lambda: examples[:200])
    order = random.Random(SEED)  # noqa: S311 (shuffling, not secrecy)
    for _ in range(SPACY_ROUNDS):
        order.shuffle(examples)
        for batch in minibatch(examples, 64):
            pipeline.update(batch, sgd=optimiser, drop=0.2)

    def predict(text: str) -> str:
        scores = pipeline(text).cats
        return max(scores, key=lambda label: scores[label])

    return predict


def rasa_default(training: list[Example], task: str) -> Predict:
    """The pipeline that `rasa init` writes, with our labels as intents."""
    from rasa.core.agent import Agent

    logging.getLogger("rasa").setLevel(logging.ERROR)
    blocks: dict[str, list[dict[str, str]]] = {}
    for example in training:
        blocks.setdefault(_label(example, task), []).append({"text": example.text})
    folder = Path(tempfile.mkdtemp())
    nlu = [{"intent": label, "examples": examples} for label, examples in blocks.items()]
    (folder / "nlu.yml").write_text(yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True))
    (folder / "config.yml").write_text(
        yaml.safe_dump({"recipe": "default.v1", "language": "en", "pipeline": DEFAULT})
    )
    command = [sys.executable, "-m", "rasa", "train", "nlu", "--nlu", str(folder / "nlu.yml")]
    command += ["--config", str(folder / "config.yml"), "--out", str(folder / "models"), "--quiet"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    agent = Agent.load(str(next((folder / "models").glob("*.tar.gz"))))

    def predict(text: str) -> str:
        return str(asyncio.run(agent.parse_message(text))["intent"]["name"])

    return predict


DEFAULT: list[dict[str, Any]] = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": 100, "random_seed": SEED},
]
