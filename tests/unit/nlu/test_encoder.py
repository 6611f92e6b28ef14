"""The sentence encoder: built from verified weights, close in meaning, cheap and safe on any text."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from steady.nlu import unseen
from steady.nlu.build_encoder import build, packaged_model, tuned_graph
from steady.nlu.encoder import (
    ADDITIONS,
    ENCODER_DIR,
    MAX_TOKENS,
    MOST_ODDS,
    VECTOR_SIZE,
    WEIGHTS_FILE,
    WEIGHTS_SHA256,
    Encoder,
    encoder_is_built,
    session,
    tuned_labels,
)
from steady.nlu.graph import quantise, tuned, verify
from steady.nlu.unseen import UnseenOdds

needs_encoder = pytest.mark.skipif(
    not encoder_is_built(ENCODER_DIR), reason="run `python -m steady.nlu.build_encoder` first"
)


@needs_encoder
def test_messages_of_like_meaning_are_closer_than_others() -> None:
    vectors = Encoder.load().encode(
        [
            "he says he will post my nudes unless i pay",
            "blackmailed over private pictures for cash",
            "what a lovely day",
        ]
    )
    assert vectors.shape == (3, VECTOR_SIZE)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.1


@needs_encoder
def test_a_message_has_the_same_vector_alone_and_among_others() -> None:
    encoder = Encoder.load()
    alone = encoder.encode(["im scared"])
    among = encoder.encode(["a much longer message about something else entirely", "im scared"])
    assert np.array_equal(alone[0], among[1])


@needs_encoder
@pytest.mark.parametrize("text", ["", "\u0000", "😭" * 50, "ہ", "\ud83d", "word " * 20_000])
def test_any_text_has_a_finite_vector(text: str) -> None:
    assert np.isfinite(Encoder.load().encode([text])).all()


@needs_encoder
def test_long_messages_are_cut() -> None:
    encoder = Encoder.load()
    long = encoder.encode(["word " * MAX_TOKENS, "word " * 5 * MAX_TOKENS])
    assert np.allclose(long[0], long[1])


def test_a_missing_encoder_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"steady\.nlu\.build_encoder"):
        Encoder.load(tmp_path)


@needs_encoder
def test_the_tuned_encoder_tells_its_labels_apart_within_bounds() -> None:
    odds = Encoder.load().odds(
        ["i paid him 50 already and he wants more", "what is the capital of peru", "x" * 9000]
    )
    assert (np.abs(odds) <= MOST_ODDS).all()
    place = tuned_labels().index("situation:already_paid")
    assert odds[0, place] > odds[1, place] + 3


@needs_encoder
def test_int8_says_what_the_exact_weights_say() -> None:
    published = load_file(packaged_model() / "model.safetensors")
    with np.load(ADDITIONS, allow_pickle=False) as additions:
        exact = session(tuned_graph(tuned(published, additions), int8=False))
    encoder = Encoder.load()
    texts = [
        "im 15 and he wants 200 by friday",
        "Our Keeley's pictures are all over the estate",
        "is this free",
    ]
    wanted = [exact.run(None, {"tokens": encoder.tokens(text)})[0][0] for text in texts]
    difference = np.abs(encoder.odds(texts) - np.clip(wanted, -MOST_ODDS, MOST_ODDS))
    assert difference.mean() < 0.35


def test_an_encoder_of_other_additions_is_not_current(tmp_path: Path) -> None:
    shutil.copytree(ENCODER_DIR, tmp_path / "encoder")
    assert encoder_is_built(tmp_path / "encoder")
    written = tmp_path / "encoder" / WEIGHTS_FILE
    written.write_text(written.read_text(encoding="utf-8").replace(" ", " 0", 1), encoding="utf-8")
    assert not encoder_is_built(tmp_path / "encoder")


def test_kept_odds_are_found_by_the_text_and_by_no_other(tmp_path: Path) -> None:
    odds = np.array([[0.5, -3.04], [12.0, -12.0]], dtype=np.float32)
    unseen.save(["he wants more", "\ud800"], odds, tmp_path / "unseen.npz")
    kept = UnseenOdds.load(tmp_path / "unseen.npz")
    first, second = kept.get("he wants more"), kept.get("\ud800")
    assert first is not None and second is not None
    assert np.allclose([first, second], odds, atol=unseen.STEP / 2 + 1e-6)
    assert kept.get("he wants mor") is None


def test_other_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not the model")
    with pytest.raises(ValueError, match="SHA-256"):
        verify(tmp_path / "model.safetensors", WEIGHTS_SHA256)
    with pytest.raises(ValueError, match="SHA-256"):
        build(tmp_path / "out", tmp_path)


def test_quantised_weights_are_close_and_keep_a_scale_a_column() -> None:
    weight = np.random.default_rng(0).normal(size=(64, 5)).astype(np.float32) * [1, 10, 0.1, 0, 3]
    values, scale = quantise(weight)
    assert values.dtype == np.int8
    assert abs(values).max() <= 63
    assert (np.abs(values * scale - weight) <= scale / 2 + 1e-9).all()
