"""Messages are understood in a process beside Rasa's, so that both use a core each, and neither holds up the other.

Within one process Rasa's event loop and what understands take turns at Python's lock; measured in
docs/decisions/0009-speed.md. The process begins to load before Rasa does, and is started again when it ends.
"""

import asyncio
import contextlib
import copy
import json
import logging
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from steady.nlu.components import BUTTON, UNDERSTOOD, TriageClassifier
from steady.nlu.triage import Triage
from steady.nlu.understanding import Understood
from steady.run.reader import READY
from steady.run.reader_process import ReaderProcess

logger = logging.getLogger(__name__)

START_SECONDS = 60.0
TRIES = 2  # of a message while whose reading the process ended
PAUSE = 0.5  # seconds before a process that could not start is started again


class NotUnderstood(Exception):
    """What a message means could not be said in time."""


@dataclass
class _Asked:
    line: bytes
    answer: asyncio.Future[Understood]
    tries: int = 0


@dataclass
class Reader:
    """The process beside this one, with the models in a folder. Answers come in the order of the questions."""

    folder: Path
    _waiting: deque[_Asked] = field(default_factory=deque)
    _process: ReaderProcess | None = None
    _keeping: asyncio.Task[None] | None = None

    async def start(self, begun: ReaderProcess | None = None) -> None:
        """Takes the process that has begun to load, or starts one, and keeps one from then on.

        Raises:
            NotUnderstood: it does not become ready.
        """
        self._process = await self._begin(begun)
        self._keeping = asyncio.create_task(self._keep())

    async def stop(self) -> None:
        """Ends the process."""
        if self._keeping is not None:
            self._keeping.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._keeping
        if self._process is not None:
            self._process.kill()
            await self._process.wait()

    @property
    def pid(self) -> int | None:
        """Of the process; None while there is none that reads."""
        if self._process is None or self._keeping is None or self._keeping.done():
            return None
        return self._process.pid

    async def read(self, text: str) -> Understood:
        """Return what a message says.

        Raises:
            NotUnderstood: it takes too long, or the process ended twice beside it and none could be started.
        """
        asked = _Asked(json.dumps(text).encode() + b"\n", asyncio.get_running_loop().create_future())
        self._waiting.append(asked)
        if self._process is not None:
            _ask(self._process, asked)
        return await asked.answer

    async def _begin(self, begun: ReaderProcess | None = None) -> ReaderProcess:
        process = begun or ReaderProcess.begin()
        await process.connect()
        process.write(json.dumps(str(self.folder)).encode() + b"\n")
        try:
            said = await asyncio.wait_for(process.readline(), START_SECONDS)
        except TimeoutError:
            process.kill()
            said = b""
        if said != READY:
            raise NotUnderstood(f"the process that understands ended with {await process.wait()}")
        return process

    async def _keep(self) -> None:
        while True:
            if self._process is not None:
                await self._pass_on_answers_of(self._process)
                self._process = None
                while self._waiting and self._waiting[0].tries >= TRIES:
                    self._give_up()
            try:
                self._process = await self._begin()
            except (NotUnderstood, OSError) as problem:
                logger.error("STEADY_READER_FAILED cause=%s", type(problem).__name__)
                while self._waiting:
                    self._give_up()
                await asyncio.sleep(PAUSE)
            else:
                for asked in self._waiting:
                    _ask(self._process, asked)

    async def _pass_on_answers_of(self, process: ReaderProcess) -> None:
        """Ends when the process does."""
        while (line := await process.readline()).endswith(b"\n"):
            if (found := json.loads(line)) is None:
                self._give_up()
                continue
            triage, ranking = found
            answer = self._waiting.popleft().answer
            if not answer.done():
                answer.set_result(Understood(Triage(**triage), [(name, share) for name, share in ranking]))
        logger.error("STEADY_READER_ENDED exit=%s", await process.wait())

    def _give_up(self) -> None:
        answer = self._waiting.popleft().answer
        if not answer.done():
            answer.set_exception(NotUnderstood())


def _ask(process: ReaderProcess, asked: _Asked) -> None:
    asked.tries += 1
    process.write(asked.line)


_serving: list[Reader] = []  # the one of this process, once it serves


async def understand_beside(agent: Agent, begun: ReaderProcess | None = None) -> None:
    """Has messages understood by a process beside this one, with the models that the agent has loaded.

    Raises:
        NotUnderstood: it does not become ready.
    """
    nodes = agent.processor.graph_runner._instantiated_nodes.values()
    for part in (node._component for node in nodes):
        if isinstance(part, TriageClassifier) and part.folder:
            reader = Reader(part.folder)
            await reader.start(begun)
            _serving.append(reader)


def is_reading() -> bool:
    """Whether messages can be understood now."""
    return all(reader.pid is not None for reader in _serving)


async def read_beside(message: UserMessage) -> UserMessage:
    """Return the message with what it says, where it has words and there is a process beside this one.

    Raises:
        NotUnderstood: it could not say so in time; the channel then answers with its own words and helplines.
    """
    if not _serving or not message.text or message.text.startswith(BUTTON):
        return message
    understood = copy.copy(message)
    understood.metadata = {**(message.metadata or {}), UNDERSTOOD: await _serving[0].read(message.text)}
    return understood
