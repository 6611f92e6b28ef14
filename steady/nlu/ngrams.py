"""Word and letter n-grams of a message as numbers: what `TfidfVectorizer` gives, without its cost for one message."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

MIN_MESSAGES = 2  # An n-gram seen in one message only cannot teach anything about another.
_SHAPES = {
    "word": {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": r"(?u)[^\W_]+|[^\w\s]"},
    "character": {"analyzer": "char_wb", "ngram_range": (2, 5)},
}


class NGrams:
    """The n-grams of one kind, "word" or "character", that stand for something, and how rare each is."""

    def __init__(self, kind: str, terms: Sequence[str], idf: np.ndarray) -> None:
        self.terms = terms
        self.idf = idf
        self._columns = {term: column for column, term in enumerate(terms)}
        self._split = TfidfVectorizer(**_SHAPES[kind]).build_analyzer()

    @classmethod
    def fit(cls, kind: str, texts: Sequence[str]) -> NGrams:
        """Learn from normalised texts which n-grams there are."""
        learned = TfidfVectorizer(**_SHAPES[kind], min_df=MIN_MESSAGES, dtype=np.float32).fit(texts)
        return cls(kind, learned.get_feature_names_out().tolist(), learned.idf_)

    def row(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the columns of the known n-grams in a text, in order, and their weights: float32 of length 1."""
        known = [column for term in self._split(text) if (column := self._columns.get(term)) is not None]
        columns, counts = np.unique(np.array(known, dtype=np.int32), return_counts=True)
        # Each weight is at least 1, so only a text of unknown n-grams has a shorter row, which stays empty.
        weights = (1 + np.log(counts, dtype=np.float32)) * self.idf[columns]
        return columns, (weights / max(np.linalg.norm(weights), 1.0)).astype(np.float32)
