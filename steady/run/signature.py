"""Signs a trained model and checks the signature before a model is loaded: loading one runs what is in it.

Ed25519. Whoever trains holds `models/signing.key`; a server needs the public key alone (STEADY_MODEL_PUBLIC_KEY).
"""

import base64
import os
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

VARIABLE = "STEADY_MODEL_PUBLIC_KEY"
_PRIVATE, _PUBLIC = "signing.key", "signing.pub"


class Untrusted(Exception):
    """The model is not the one that was signed, or that cannot be told."""


def sign(model: Path) -> None:
    """Signs a model with the key beside it, which is made at first use."""
    path = model.parent / _PRIVATE
    if not path.exists():
        with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "wb") as file:
            file.write(base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()))
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(path.read_bytes()))
    (model.parent / _PUBLIC).write_bytes(base64.b64encode(key.public_key().public_bytes_raw()) + b"\n")
    _signature_of(model).write_bytes(base64.b64encode(key.sign(model.read_bytes())) + b"\n")


def check(model: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Does nothing for a model with a good signature.

    Raises:
        Untrusted: with one clear line, for any other.
    """
    given = environment.get(VARIABLE, "")
    if not given and environment.get("STEADY_PROFILE", "development") != "development":
        raise Untrusted(f"{VARIABLE} must be set in the production profile.")
    try:
        public = base64.b64decode(given or (model.parent / _PUBLIC).read_bytes())
        signature = base64.b64decode(_signature_of(model).read_bytes())
        Ed25519PublicKey.from_public_bytes(public).verify(signature, model.read_bytes())
    except FileNotFoundError as error:
        raise Untrusted(f"{Path(error.filename).name} is missing; train with `make train`.") from None
    except (InvalidSignature, ValueError, OSError):
        raise Untrusted(
            f"{model.name} is damaged or is not the model that was signed; train with `make train`."
        ) from None


def is_signed(model: Path) -> bool:
    """Whether a model may be loaded."""
    try:
        check(model)
    except Untrusted:
        return False
    return True


def _signature_of(model: Path) -> Path:
    return model.with_name(model.name + ".sig")
