"""One clear line for the operator when something fails: a code and a cause, never anything a person wrote."""

import logging
import secrets
import traceback
from pathlib import Path

logger = logging.getLogger("steady.channels")


def report(code: str, cause: str, **facts: object) -> None:
    """Log an error line such as `STEADY_TURN_FAILED ref=1f3a9c02 cause=KeyError@processor.py:167`.

    `cause` and `facts` must be names and numbers of ours: no text of a person, no address, no exception message.
    """
    pairs = {"ref": secrets.token_hex(4), "cause": cause} | facts
    logger.error("%s %s", code, " ".join(f"{key}={value}" for key, value in pairs.items()))


def cause_of(error: BaseException) -> str:
    """The kind of an exception and where it was raised. Its message is left out: it may quote a person."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"@{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return type(error).__name__ + place
