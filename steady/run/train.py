"""Trains the model when it is missing or when something it is made from has changed, never otherwise."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from steady.nlu.sources import sources
from steady.run import signature
from steady.run.checks import CannotStart
from steady.run.profile import ROOT, Profile

MODEL = ROOT / "models" / "steady.tar.gz"
PREVIOUS = ROOT / "models" / "steady-previous.tar.gz"  # for `make compare`
FINGERPRINT = ROOT / "models" / "steady.inputs"
ENCODER_BUILDER = "steady.nlu.build_encoder"


def inputs() -> Iterator[Path]:
    """Every file whose change must lead to a new model."""
    yield from (ROOT / "config.yml", ROOT / "domain.yml", ROOT / "uv.lock")
    for folder, pattern in (("data/nlu", "*.yml"), ("data/rules", "*.yml"), ("data/stories", "*.yml")):
        yield from sorted((ROOT / folder).rglob(pattern))
    yield from sources()


def fingerprint() -> str:
    """A hash over the names and contents of all inputs."""
    digest = hashlib.sha256()
    for file in inputs():
        digest.update(str(file.relative_to(ROOT)).encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def is_current() -> bool:
    """Whether the stored model was made from the files as they are now, and is the one that was signed."""
    made_from = FINGERPRINT.read_text().strip() if FINGERPRINT.exists() else None
    return signature.is_signed(MODEL) and made_from == fingerprint()


def train_if_needed(profile: Profile) -> bool:
    """Trains with progress on the terminal; True if a new model was made.

    Raises:
        CannotStart: training failed; the old model, if any, is kept.
    """
    if is_current():
        print("The model is up to date.", flush=True)
        return False
    now = fingerprint()
    environment = {**os.environ, **profile.variables()}
    print("Building the sentence encoder ...", flush=True)
    _run([sys.executable, "-m", ENCODER_BUILDER], environment, "Building the sentence encoder")
    print("Training the model; this takes a few minutes the first time ...", flush=True)
    started = time.monotonic()
    command = [
        sys.executable,
        "-m",
        "steady.run.rasa_train",
        "train",
        "--out",
        str(MODEL.parent),
        "--fixed-model-name",
        "steady-new",
    ]
    _run([*command, "--quiet"], environment, "Training")
    if signature.is_signed(MODEL):
        shutil.copy2(MODEL, PREVIOUS)
        signature.sign(PREVIOUS)
    (MODEL.parent / "steady-new.tar.gz").replace(MODEL)  # at once: a server never sees half a model
    signature.sign(MODEL)
    FINGERPRINT.write_text(now + "\n")
    print(f"Trained in {time.monotonic() - started:.0f} s: {MODEL.relative_to(ROOT)}", flush=True)
    return True


def _run(command: list[str], environment: dict[str, str], what: str) -> None:
    """Runs a long step, with a dot every five seconds so that nobody thinks it hangs."""
    log = ROOT / "var" / "train.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "a", encoding="utf-8") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            while True:
                try:
                    code = process.wait(timeout=5)
                    break
                except subprocess.TimeoutExpired:
                    print(".", end="", flush=True)
        except KeyboardInterrupt:
            process.terminate()
            process.wait(timeout=5)
            raise
    print(flush=True)
    if code != 0:
        raise CannotStart(f"{what} failed; the reason is at the end of {log.relative_to(ROOT)}.")
