"""Understanding in a process beside Rasa's: the same answers, in order, whatever happens to it (no silent failure)."""

import asyncio
import os
import signal
import subprocess
import sys
import tarfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from faults.hanging import HOLDS, SLEEPS
from faults.understanding import HANGING
from steady.nlu.encoder import Encoder
from steady.nlu.model import TriageModel
from steady.nlu.understanding import Understood, understand, vectors
from steady.run import beside
from steady.run.beside import NotUnderstood, Reader
from steady.run.reader import MOST_SECONDS
from steady.run.reader_process import ReaderProcess
from steady.run.speed import parse_beside
from steady.run.train import MODEL
from tests.conftest import family

TEXTS = (
    "im 15 and i paid him 50",
    "i want to kill myself",
    "my son is 13",
    "",
    "\ud83d",
    "👍" * 400,
    "hi\nthere",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The trained models of the classifier, out of the trained model."""
    where = tmp_path_factory.mktemp("model")
    with tarfile.open(MODEL) as archive:
        archive.extractall(where, filter="data")
    return next(where.rglob("decisions.json")).parent


def with_reader(folder: Path, use: Callable[[Reader], Awaitable[None]]) -> None:
    """Runs a test with a process that reads."""

    async def run() -> None:
        reader = Reader(folder)
        await reader.start()
        try:
            await use(reader)
        finally:
            await reader.stop()
        assert reader.pid is None

    asyncio.run(run())


def wait_until(true: Callable[[], bool], seconds: float) -> bool:
    """Whether something became true within so many seconds."""
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.1)
    return true()


async def outcome(reading: Awaitable[Understood]) -> tuple[str, float]:
    """The top intent, or that a message was given up; and after how many seconds."""
    started = time.monotonic()
    try:
        found = (await reading).ranking[0][0]
    except NotUnderstood:
        found = "given up"
    return found, time.monotonic() - started


def test_it_answers_as_this_process_would_and_in_order(folder: Path) -> None:
    model, encoder = TriageModel.load(folder), Encoder.load()

    async def ask(reader: Reader) -> None:
        answers = await asyncio.gather(*(reader.read(text) for text in TEXTS * 3))
        assert answers == [understand(text, model, vectors(text, encoder)) for text in TEXTS] * 3

    with_reader(folder, ask)


@pytest.mark.parametrize("text", [SLEEPS, HOLDS])
def test_a_message_that_it_hangs_on_is_given_up_and_others_are_answered_at_once(
    folder: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", HANGING["PYTHONPATH"])

    async def ask(reader: Reader) -> None:
        pid = reader.pid
        hung, behind = await asyncio.gather(
            outcome(reader.read(text)), outcome(reader.read("i want to kill myself"))
        )
        assert hung[0] == "given up" and MOST_SECONDS - 0.5 < hung[1] < MOST_SECONDS + 2
        assert behind[0] == "crisis_self_harm" and behind[1] < MOST_SECONDS + 3
        assert reader.pid == pid

    with_reader(folder, ask)


def test_a_copy_that_is_killed_is_replaced_at_once(folder: Path) -> None:
    async def ask(reader: Reader) -> None:
        assert reader.pid is not None
        (copy,) = family(reader.pid).keys() - {reader.pid}
        os.kill(copy, signal.SIGKILL)
        found, seconds = await outcome(reader.read("i want to kill myself"))
        assert found == "crisis_self_harm" and seconds < 2
        assert len(family(reader.pid)) == 2

    with_reader(folder, ask)


def test_a_process_that_is_killed_is_started_again_and_no_message_is_lost(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def ask(reader: Reader) -> None:
        pid = reader.pid
        assert pid is not None
        waiting = [asyncio.create_task(outcome(reader.read("i want to die, Robin"))) for _ in range(5)]
        os.kill(pid, signal.SIGKILL)
        assert {found for found, _ in await asyncio.gather(*waiting)} == {"crisis_self_harm"}
        assert reader.pid not in (None, pid)

    with_reader(folder, ask)
    assert "STEADY_READER_ENDED exit=-9" in caplog.text
    assert "Robin" not in caplog.text


def test_rasa_parses_with_what_it_said_and_keeps_the_message_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(beside, "_serving", [])
    processor = (agent := Agent.load(str(MODEL))).processor
    messages = [UserMessage(text, metadata={"kept": 1}) for text in ("im 15 and i paid him 50", "/restart")]

    async def parse() -> tuple[list[dict[str, Any]], ...]:
        before = [await parse_beside(processor, message) for message in messages]
        await beside.understand_beside(agent)
        monkeypatch.setattr(Encoder, "rows", None)  # nothing is understood in this process any more
        after = [await parse_beside(processor, message) for message in messages]
        (reader,) = beside._serving
        assert beside.is_reading()
        await reader.stop()
        assert not beside.is_reading()
        return before, after

    before, after = asyncio.run(parse())
    assert before[0]["triage"]["age"] == 15
    assert after == before
    assert all(message.metadata == {"kept": 1} for message in messages)


def test_one_that_began_to_load_ahead_is_taken(folder: Path) -> None:
    """Ready sooner: it loads while Rasa does (no longer than 20 s from a trained model)."""
    begun = ReaderProcess.begin()

    async def ask() -> None:
        reader = Reader(folder)
        await reader.start(begun)
        assert reader.pid == begun.pid
        assert (await outcome(reader.read("i want to kill myself")))[0] == "crisis_self_harm"
        await reader.stop()

    asyncio.run(ask())


def test_one_that_began_ahead_ends_with_a_server_that_cannot_start() -> None:
    code = "from steady.run.reader_process import ReaderProcess\nprint(ReaderProcess.begin().pid)"
    pid = int(subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True).stdout)
    assert wait_until(lambda: not Path(f"/proc/{pid}").exists(), 30)


def test_one_that_cannot_be_started_gives_up_at_once_and_says_so(tmp_path: Path, folder: Path) -> None:
    async def start() -> None:
        with pytest.raises(NotUnderstood, match="ended with 1"):
            await Reader(tmp_path).start()

    asyncio.run(start())


def test_no_process_is_left_when_the_one_that_asks_is_killed(folder: Path) -> None:
    code = (
        "import asyncio, sys\nfrom pathlib import Path\nfrom steady.run.beside import Reader\n"
        "async def main():\n    reader = Reader(Path(sys.argv[1]))\n    await reader.start()\n"
        "    print(reader.pid, flush=True)\n    await asyncio.sleep(60)\nasyncio.run(main())"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True
    ) as asking:
        assert asking.stdout is not None
        pid = int(asking.stdout.readline())
        started = list(family(pid))
        asking.kill()
    assert len(started) == 2
    assert wait_until(lambda: not any(Path(f"/proc/{one}").exists() for one in started), 10)
