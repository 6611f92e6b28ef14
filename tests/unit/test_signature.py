"""A model is loaded only with a good signature."""

import stat
from pathlib import Path

import pytest

from steady.run import signature


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A signed model."""
    path = tmp_path / "steady.tar.gz"
    path.write_bytes(b"weights" * 1000)
    signature.sign(path)
    return path


def test_signed_model_is_trusted_and_the_key_is_private(model: Path) -> None:
    signature.check(model, {})
    assert stat.S_IMODE((model.parent / "signing.key").stat().st_mode) == 0o600


def test_one_changed_byte_is_refused(model: Path) -> None:
    changed = bytearray(model.read_bytes())
    changed[100] ^= 1
    model.write_bytes(changed)
    with pytest.raises(signature.Untrusted, match="not the model that was signed"):
        signature.check(model, {})


@pytest.mark.parametrize("file", ["steady.tar.gz", "steady.tar.gz.sig", "signing.pub"])
def test_missing_file_is_named(model: Path, file: str) -> None:
    (model.parent / file).unlink()
    with pytest.raises(signature.Untrusted, match=file):
        signature.check(model, {})


def test_production_needs_the_public_key_from_elsewhere(model: Path, tmp_path: Path) -> None:
    production = {"STEADY_PROFILE": "production"}
    with pytest.raises(signature.Untrusted, match=signature.VARIABLE):
        signature.check(model, production)
    good = (model.parent / "signing.pub").read_text()
    signature.check(model, {**production, signature.VARIABLE: good})
    (model.parent / "signing.key").unlink()
    signature.sign(model)  # somebody who can write the folder signs with a key of their own
    signature.check(model, {})
    with pytest.raises(signature.Untrusted):
        signature.check(model, {**production, signature.VARIABLE: good})
