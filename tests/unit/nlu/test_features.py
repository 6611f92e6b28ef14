"""The feature space keeps its order and takes any text."""

from pathlib import Path

import numpy as np
import pytest

from steady.nlu.encoder import VECTOR_SIZE
from steady.nlu.features import FeatureSpace, length_features

TEXTS = ["he wants money", "he wants more money", "pay him money now", "my son is scared"]
RULES = [{"evidence:age": 1.0}, {}, {"level:none": 1.0}, {"evidence:son": 1.0}]
VECTORS = np.random.default_rng(0).normal(size=(4, VECTOR_SIZE)).astype(np.float32)


@pytest.fixture
def space() -> FeatureSpace:
    return FeatureSpace.fit(TEXTS, VECTORS, RULES)


def test_a_saved_space_gives_the_same_features(space: FeatureSpace, tmp_path: Path) -> None:
    before, dense = space.transform(TEXTS, VECTORS, RULES)
    space.save(tmp_path)
    after, _ = FeatureSpace.load(tmp_path).transform(TEXTS, VECTORS, RULES)
    assert before.dtype == np.float32
    assert np.allclose(before.toarray()[:, -dense.shape[1] :], dense)
    assert np.allclose(before.toarray(), after.toarray())
    assert {path.suffix for path in tmp_path.iterdir()} == {".json", ".npz"}


@pytest.mark.parametrize("text", ["", "😭", "привіт", "\u202e", "a" * 20_000])
def test_any_text_and_an_unknown_rule_are_taken(space: FeatureSpace, text: str) -> None:
    features, _ = space.transform(
        [text], np.zeros((1, VECTOR_SIZE), dtype=np.float32), [{"evidence:new": 1.0}]
    )
    assert features.shape[0] == 1
    assert np.isfinite(features.toarray()).all()


def test_length_tells_a_one_word_answer_from_a_story() -> None:
    assert length_features("yes")["one_word"] == 1.0
    assert length_features("word " * 150)["length"] <= 1.0
    assert length_features("")["length"] == 0.0
