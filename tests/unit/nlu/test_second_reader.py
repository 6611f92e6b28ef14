"""The second reader: built from verified weights, near to the exact ones, and not missed when it is not there."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from safetensors.numpy import load_file

from steady.nlu import build_second_reader, second_reader, understanding
from steady.nlu.build_second_reader import buckets, second_graph, unpack
from steady.nlu.encoder import ENCODER_DIR, MOST_ODDS, session
from steady.nlu.graph import evenness, tuned, verify
from steady.nlu.second_reader import (
    ADDITIONS,
    UNSEEN,
    WEIGHTS_FILE,
    WEIGHTS_SHA256,
    SecondReader,
    is_built,
    labels,
)
from steady.nlu.training_data import load_folder
from steady.nlu.understanding import clean, read
from steady.nlu.unseen import UnseenOdds

needs_reader = pytest.mark.skipif(not is_built(), reason="run `python -m steady.nlu.build_encoder` first")
DATA = Path(__file__).parents[3] / "data" / "nlu"
TEXTS = [
    "im 15 and he wants 200 by friday",
    "Our Keeley's pictures are all over the estate",
    "is this free",
]


@pytest.fixture(scope="module")
def reader() -> SecondReader:
    return SecondReader(ENCODER_DIR)


@pytest.fixture
def forgotten() -> Iterator[None]:
    """What a process keeps of its reader is forgotten, before and after."""
    second_reader.second_reader.cache_clear()
    yield
    second_reader.second_reader.cache_clear()


@needs_reader
def test_it_tells_its_labels_apart_within_bounds(reader: SecondReader) -> None:
    odds = np.stack([reader.odds(text) for text in ("i paid him 50 already", "what is the capital of peru")])
    assert odds.shape == (2, len(labels()))
    assert (np.abs(odds) <= MOST_ODDS).all()
    for name, higher in (("situation:already_paid", 0), ("intent:out_of_scope", 1)):
        place = labels().index(name)
        assert odds[higher, place] > odds[1 - higher, place] + 3


@needs_reader
@pytest.mark.parametrize("text", ["", "\u0000", "😭" * 50, "ہ", "\ud83d", "word " * 20_000])
def test_any_text_has_finite_odds(reader: SecondReader, text: str) -> None:
    assert np.isfinite(reader.odds(text)).all()


@needs_reader
def test_int8_says_what_the_exact_weights_say(reader: SecondReader, tmp_path: Path) -> None:
    unpack(tmp_path)
    verify(tmp_path / "model.safetensors", WEIGHTS_SHA256)
    with np.load(ADDITIONS, allow_pickle=False) as additions:
        weights = tuned(load_file(tmp_path / "model.safetensors"), additions)
    exact = session(second_graph(weights, int8=False))
    ids = [np.array([reader._tokenizer.encode(text).ids], dtype=np.int64) for text in TEXTS]
    wanted = np.stack([exact.run(None, {"tokens": tokens})[0][0] for tokens in ids])
    said = np.stack([reader.odds(text) for text in TEXTS])
    assert np.abs(said - np.clip(wanted, -MOST_ODDS, MOST_ODDS)).mean() < 0.35


def test_what_is_evened_out_gives_the_same_product() -> None:
    rng = np.random.default_rng(0)
    weight, most = rng.normal(size=(6, 3)), np.array([100, 1, 2, 1, 3, 1.0])
    even = evenness(weight, most)
    x = rng.normal(size=(4, 6)) * most
    assert np.allclose((x / even) @ (weight * even[:, None]), x @ weight)
    assert np.ptp(np.log(most / even)) < np.ptp(np.log(most))


def test_pairs_of_tokens_share_a_row_by_how_far_apart_they_stand() -> None:
    rows = buckets(256)
    assert rows[5].tolist()[2:9] == [3, 2, 1, 0, 17, 18, 19]
    assert rows[0, 200] == rows[0, 255] == 31  # far apart
    assert rows[255, 0] == 15


@needs_reader
def test_one_of_other_additions_is_not_current(tmp_path: Path) -> None:
    for file in ENCODER_DIR.glob("second*"):
        shutil.copy(file, tmp_path)
    assert is_built(tmp_path)
    written = tmp_path / WEIGHTS_FILE
    written.write_text(written.read_text(encoding="utf-8").replace(" ", " 0", 1), encoding="utf-8")
    assert not is_built(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"steady\.nlu\.build_encoder"):
        SecondReader(tmp_path)


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def other(folder: Path) -> None:
        (folder / "model.safetensors").write_bytes(b"not the model")

    monkeypatch.setattr(build_second_reader, "unpack", other)
    with pytest.raises(ValueError, match="SHA-256"):
        build_second_reader.build(tmp_path / "out")


@pytest.mark.usefixtures("forgotten")
def test_without_one_the_first_opinion_stands_and_it_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(second_reader, "ENCODER_DIR", tmp_path)
    with caplog.at_level(logging.ERROR):
        assert second_reader.second_reader() is None
        assert second_reader.second_reader() is None
        assert second_reader.second_reader_as_if_new() is None
    assert len(caplog.records) == 1
    assert "first opinion stands" in caplog.text


def test_one_that_fails_leaves_the_first_opinion_and_logs_no_words(caplog: pytest.LogCaptureFixture) -> None:
    def broken(text: str) -> np.ndarray:
        raise RuntimeError(f"cannot read {text}")

    def probabilities(_: object, ask: second_reader.AskReader | None = None) -> list[dict[str, float]]:
        if ask is not None:
            ask("my name is Robin")
        return [{"risk:any": 0.4}]

    model = SimpleNamespace(probabilities=probabilities, thresholds={}, intent_shares={})
    learned = understanding._learned(read("my name is Robin"), model, np.zeros((1, 1)), broken)  # type: ignore[arg-type]
    assert learned is not None and learned["risk:any"] == 0.4
    assert "RuntimeError" in caplog.text
    assert "Robin" not in caplog.text


@needs_reader
def test_in_training_it_speaks_of_a_message_it_learned_from_as_if_it_had_not(reader: SecondReader) -> None:
    unseen = UnseenOdds.load(UNSEEN)
    known = next(text for e in load_folder(DATA) if unseen.get(text := clean(e.text)) is not None)
    as_if_new = second_reader.second_reader_as_if_new()
    assert as_if_new is not None
    assert np.array_equal(as_if_new(known), unseen.get(known))
    new = "a message of nobody's about nothing at all"
    assert np.array_equal(as_if_new(new), reader.odds(new))
