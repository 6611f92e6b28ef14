"""The whole way of a correction: exported, applied, learned, and the next model answers otherwise.

Only the understanding is trained, by the functions that Rasa's component calls, on a small folder of real messages.
"""

import subprocess
from pathlib import Path

import numpy as np

from review.learn.export import Candidate, prepare
from review.learn.nlu_yaml import add_examples
from review.learn.patch import patch_of
from steady.nlu.encoder import Encoder
from steady.nlu.model import TriageModel
from steady.nlu.training_data import load_file, load_folder
from steady.nlu.understanding import clean, learn, understand
from steady.run.profile import ROOT
from tests.review.learn.conftest import RIGHT, git

MISREAD = "you have put my mind at rest"


def trained(folder: Path) -> TriageModel:
    """A model of every message below a folder."""
    examples = load_folder(folder)
    model, _ = learn(examples, [vector(example.text) for example in examples])
    return model


def vector(text: str) -> np.ndarray:
    """What the encoder says, as the understanding gets it."""
    return Encoder.load().rows([clean(text)])


def intent(model: TriageModel, text: str) -> str:
    """What a model takes a message for."""
    _, ranking = understand(text, model, vector(text))
    return ranking[0][0]


def test_a_corrected_message_changes_the_next_models_answer(tmp_path: Path) -> None:
    """Thanks that were taken for something else are thanks to the next model; known messages stay as they were."""
    repository = tmp_path / "repository"
    data = repository / "data" / "nlu"
    data.mkdir(parents=True)
    everything = load_file(ROOT / "data" / "nlu" / "small_talk.yml")
    (data / "small_talk.yml").write_text(add_examples("", everything[::2]), encoding="utf-8")
    git(repository, "init", "-q")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "Beginning")
    before = trained(data)
    assert intent(before, MISREAD) != "thanks"

    labels = {**RIGHT, "audience": "", "age": None, "situation": [], "intent": "thanks"}
    work = prepare([Candidate(1, MISREAD, labels)], repository)
    patch = patch_of(work.files).encode()
    subprocess.run(["git", "-C", repository, "apply", "-"], input=patch, check=True)
    after = trained(data)

    assert intent(after, MISREAD) == "thanks"
    known = [example.text for example in everything[::6]]
    same = sum(intent(before, text) == intent(after, text) for text in known)
    assert same >= 0.95 * len(known)
