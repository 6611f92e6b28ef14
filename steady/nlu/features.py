"""Numbers from a message for the linear models: word and letter n-grams, the sentence vector, what the rules saw."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy import sparse

from steady.nlu.ngrams import NGrams

RuleFeatures = Mapping[str, float]

# The sentence vector and the rules' features against an n-gram block of length 1; chosen by cross-validation.
VECTOR_WEIGHT = 1.0
RULE_WEIGHT = 1.0
TERMS_FILE = "terms.json"
NUMBERS_FILE = "features.npz"


class FeatureSpace:
    """A fixed order of features, learned once from the training texts and kept as JSON and npz."""

    def __init__(self, word: NGrams, character: NGrams, centre: np.ndarray, rules: Sequence[str]) -> None:
        self._word = word
        self._character = character
        self._centre = centre
        self._rules = {name: column for column, name in enumerate(rules)}

    @classmethod
    def fit(cls, texts: Sequence[str], vectors: np.ndarray, rules: Sequence[RuleFeatures]) -> FeatureSpace:
        """Learn n-grams, the vectors' centre and the names of rule features from normalised texts."""
        names = sorted({name for features in rules for name in features})
        word, character = NGrams.fit("word", texts), NGrams.fit("character", texts)
        return cls(word, character, vectors.mean(axis=0), names)

    def transform(
        self, texts: Sequence[str], vectors: np.ndarray, rules: Sequence[RuleFeatures]
    ) -> tuple[sparse.csr_matrix, np.ndarray]:
        """Return all features as float32 (messages, features), and those that are no n-grams as a dense matrix too.

        ``vectors`` is (messages, 384); unknown rule features are ignored.
        """
        dense = np.hstack([VECTOR_WEIGHT * self._centred(vectors), self._rule_matrix(rules)])
        rows = [self._row(text, numbers) for text, numbers in zip(texts, dense, strict=True)]
        columns, values = zip(*rows, strict=True)
        ends = np.cumsum([0, *map(len, columns)])
        size = len(self._word.terms) + len(self._character.terms) + dense.shape[1]
        features = sparse.csr_matrix(
            (np.concatenate(values), np.concatenate(columns), ends), shape=(len(texts), size)
        )
        return features, dense

    def _row(self, text: str, dense: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the columns of one message that are not 0, and their values."""
        words, word_weights = self._word.row(text)
        letters, letter_weights = self._character.row(text)
        rest = np.flatnonzero(dense)
        after_words = len(self._word.terms)
        after_letters = after_words + len(self._character.terms)
        columns = np.concatenate([words, letters + after_words, rest + after_letters])
        return columns, np.concatenate([word_weights, letter_weights, dense[rest]])

    def _centred(self, vectors: np.ndarray) -> np.ndarray:
        """Take away what all messages share, which hides how they differ, and bring the rest to length 1."""
        apart = vectors - self._centre
        return np.asarray(apart / np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), 1e-6))

    def _rule_matrix(self, rules: Sequence[RuleFeatures]) -> np.ndarray:
        matrix = np.zeros((len(rules), len(self._rules)), dtype=np.float32)
        for row, features in enumerate(rules):
            for name, value in features.items():
                if name in self._rules:
                    matrix[row, self._rules[name]] = RULE_WEIGHT * value
        return matrix

    def save(self, folder: Path) -> None:
        """Write ``terms.json`` and ``features.npz`` into an existing folder."""
        terms = {
            "word": self._word.terms,
            "character": self._character.terms,
            "rules": list(self._rules),
        }
        (folder / TERMS_FILE).write_text(json.dumps(terms, ensure_ascii=False), encoding="utf-8")
        np.savez_compressed(
            folder / NUMBERS_FILE, word=self._word.idf, character=self._character.idf, centre=self._centre
        )

    @classmethod
    def load(cls, folder: Path) -> FeatureSpace:
        """Read what `save` wrote; OSError if a file is missing."""
        terms = json.loads((folder / TERMS_FILE).read_text(encoding="utf-8"))
        with np.load(folder / NUMBERS_FILE, allow_pickle=False) as saved:
            word = NGrams("word", terms["word"], saved["word"])
            character = NGrams("character", terms["character"], saved["character"])
            return cls(word, character, saved["centre"], terms["rules"])


def length_features(text: str) -> dict[str, float]:
    """Return how long a message is, on a scale of about 0 to 1; a one-word reply is another kind of turn."""
    words = len(text.split())
    return {
        "length": min(1.0, math.log1p(words) / 5),
        "one_word": float(words <= 1),
        "short": float(words <= 4),
    }
