"""spaCy's text categoriser, trained the way spaCy trains: its own settings, stopped when it no longer improves."""

import contextlib
import io
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import spacy
from spacy.cli.init_config import init_config
from spacy.cli.train import train as spacy_train
from spacy.language import Language
from spacy.tokens import DocBin

from evaluation.baselines.tasks import (
    AUDIENCE,
    INTENT,
    RISK,
    SEED,
    SITUATION,
    Answers,
    Baseline,
    Labels,
    Task,
)
from evaluation.metrics import f1_scores
from steady.nlu.training_data import Example

HELD_OUT = 10  # every tenth training message says when to stop
MOST_ROUNDS = 10
PATIENCE = 1600  # steps without improvement; spaCy's default
CUTS = [step / 20 for step in range(1, 20)]


def categoriser(task: Task, training: Sequence[Example]) -> Answers:
    """A bag of words behind spaCy's tokeniser (`spacy.TextCatBOW.v3`), from `spacy init config`."""
    shuffled = list(training)
    random.Random(SEED).shuffle(shuffled)  # noqa: S311 (no secret)
    held_out, learned_from = shuffled[::HELD_OUT], [e for n, e in enumerate(shuffled) if n % HELD_OUT]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pipe = "textcat_multilabel" if task.several else "textcat"
        init_config(lang="en", pipeline=[pipe], optimize="efficiency").to_disk(folder / "config.cfg")
        _documents(task, learned_from).to_disk(folder / "train.spacy")
        _documents(task, held_out).to_disk(folder / "dev.spacy")
        with contextlib.redirect_stdout(io.StringIO()):
            spacy_train(
                folder / "config.cfg",
                folder,
                overrides={
                    "paths.train": str(folder / "train.spacy"),
                    "paths.dev": str(folder / "dev.spacy"),
                    "system.seed": SEED,
                    "training.max_epochs": MOST_ROUNDS,
                    "training.patience": PATIENCE,
                },
            )
        pipeline = spacy.load(folder / "model-best")
    if not task.several:
        return lambda texts: [(max(cats, key=cats.__getitem__),) for cats in _scores(pipeline, texts)]
    cut = _best_cut(task, held_out, _scores(pipeline, [example.text for example in held_out]))
    return lambda texts: [_above(cats, cut) for cats in _scores(pipeline, texts)]


def _documents(task: Task, examples: Sequence[Example]) -> DocBin:
    blank = spacy.blank("en")
    documents = DocBin()
    for example in examples:
        document = blank.make_doc(example.text)
        document.cats = {label: float(label in task.right(example)) for label in task.labels}
        documents.add(document)
    return documents


def _scores(pipeline: Language, texts: Sequence[str]) -> list[dict[str, float]]:
    return [document.cats for document in pipeline.pipe(texts)]


def _above(scores: dict[str, float], cut: float) -> Labels:
    return tuple(label for label, score in scores.items() if score >= cut)


def _best_cut(task: Task, examples: Sequence[Example], scores: Sequence[dict[str, float]]) -> float:
    """The score from which a label counts: the one with the best micro F1 on messages it has not seen."""
    truths = [task.right(example) for example in examples]
    figures = [
        f1_scores(truths, [_above(cats, cut) for cats in scores], task.labels)[0]["value"] for cut in CUTS
    ]
    return CUTS[int(np.argmax(figures))]


SPACY = Baseline(
    "spaCy text categoriser",
    f"bag of words with spaCy's defaults, at most {MOST_ROUNDS} epochs, stopped after {PATIENCE} steps without gain "
    "on a tenth of the training messages",
    (AUDIENCE, RISK, SITUATION, INTENT),
    categoriser,
)
