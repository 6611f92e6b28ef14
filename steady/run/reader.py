"""`python -m steady.run.reader`: a process that does nothing but understand messages; see `beside.py`.

The first line tells it the folder of the trained models, as JSON text. It loads them, writes a line when it is ready,
and answers each further line with one: a message as JSON text, and what was understood as JSON, or null where a
message was too much. It ends when its input does.
"""

import gc
import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from steady.nlu.encoder import Encoder
from steady.nlu.model import TriageModel
from steady.nlu.second_reader import second_reader
from steady.nlu.understanding import understand, vectors, warm_up

READY = b"ready\n"
NOTHING = b"null\n"
# A message that holds up its reader for so long ends it. The system's own clock does that: what never lets go of
# Python's lock reaches no time limit written in Python. Twice the time is less than a channel's turn (12 s).
MOST_SECONDS = 5
Answer = Callable[[bytes], bytes]


class Forked:
    """A copy of this process that reads. When it ends, the next copy is there at once: all is loaded already."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._begin()

    def answer(self, line: bytes) -> bytes:
        """Return the answer to a line; `NOTHING` where the copy ended over it."""
        for _ in range(2):
            try:
                self._asked.write(line)
                self._asked.flush()
                if (said := self._said.readline()).endswith(b"\n"):
                    return said
            except BrokenPipeError:
                pass
            over_it = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1]) == -signal.SIGALRM
            self._begin()
            if over_it:
                break
        return NOTHING

    def _begin(self) -> None:
        asked, ask = os.pipe()
        said, say = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(ask)
            os.close(said)
            try:
                read(os.fdopen(asked, "rb"), os.fdopen(say, "wb"), self._answer)
            finally:
                os._exit(0)
        os.close(asked)
        os.close(say)
        self._asked, self._said = os.fdopen(ask, "wb"), os.fdopen(said, "rb")


def read(lines: BinaryIO, answers: BinaryIO, answer: Answer) -> None:
    """Answers each line until there are no more; ends the process (SIGALRM) over one that takes too long."""
    for line in lines:
        signal.setitimer(signal.ITIMER_REAL, MOST_SECONDS)
        answers.write(answer(line))
        answers.flush()
        signal.setitimer(signal.ITIMER_REAL, 0)


def main() -> int:
    """Reads until there is nothing more to read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started it, whose end ends the input
    encoder = Encoder.load()
    warm_up()
    if not (folder := sys.stdin.buffer.readline()):
        return 0  # whoever began this could not serve
    model = TriageModel.load(Path(json.loads(folder)))
    ask = second_reader()

    def answer(line: bytes) -> bytes:
        text = json.loads(line)
        triage, ranking = understand(text, model, vectors(text, encoder), ask)
        return json.dumps([asdict(triage), ranking]).encode() + b"\n"

    gc.freeze()  # so that a collection in the copy does not touch, and thereby double, what both share
    forked, out = Forked(answer), sys.stdout.buffer
    out.write(READY)
    out.flush()
    for line in sys.stdin.buffer:
        out.write(forked.answer(line))
        out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
