"""The sentence encoder: built from verified weights, close in meaning, cheap and safe on any text."""

from pathlib import Path

import numpy as np
import pytest

from steady.nlu.build_encoder import build, quantise, verify_weights
from steady.nlu.encoder import ENCODER_DIR, MAX_TOKENS, VECTOR_SIZE, Encoder, encoder_is_built

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
    assert np.allclose([np.linalg.norm(half, axis=1) for half in np.split(vectors, 2, axis=1)], 1, atol=1e-4)
    meaning = vectors[:, : VECTOR_SIZE // 2]
    assert meaning[0] @ meaning[1] > meaning[0] @ meaning[2] + 0.2


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


def test_other_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not the model")
    with pytest.raises(ValueError, match="SHA-256"):
        verify_weights(tmp_path / "model.safetensors")
    with pytest.raises(ValueError, match="SHA-256"):
        build(tmp_path / "out", tmp_path)


def test_quantised_weights_are_close_and_keep_a_scale_a_column() -> None:
    weight = np.random.default_rng(0).normal(size=(64, 5)).astype(np.float32) * [1, 10, 0.1, 0, 3]
    values, scale = quantise(weight)
    assert values.dtype == np.int8
    assert abs(values).max() <= 63
    assert (np.abs(values * scale - weight) <= scale / 2 + 1e-9).all()
