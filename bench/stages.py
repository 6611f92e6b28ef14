"""Where the time of a turn goes, measured inside Rasa's process: understanding, policies, action call, store, the rest.

Run as `python -m bench.stages ACTIONS_PORT FOLDER` with an action server at that port; prints JSON.
"""

import asyncio
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvloop

from bench.messages import MESSAGES
from steady.run.profile import ROOT, Profile
from steady.run.train import MODEL

CONVERSATIONS = 25
_spent: dict[str, float] = defaultdict(float)


def timed(owner: Any, name: str, stage: str) -> None:
    """Adds the time spent in a function to a stage."""
    inner: Callable[..., Any] = getattr(owner, name)

    async def waiting(*given: Any, **named: Any) -> Any:
        started = time.perf_counter()
        try:
            return await inner(*given, **named)
        finally:
            _spent[stage] += time.perf_counter() - started

    def direct(*given: Any, **named: Any) -> Any:
        started = time.perf_counter()
        try:
            return inner(*given, **named)
        finally:
            _spent[stage] += time.perf_counter() - started

    setattr(owner, name, waiting if asyncio.iscoroutinefunction(inner) else direct)


async def measure() -> dict[str, float]:
    """Milliseconds of a turn by stage, on average."""
    from rasa.core.actions.action import RemoteAction
    from rasa.core.agent import load_agent
    from rasa.core.channels.channel import UserMessage
    from rasa.core.processor import MessageProcessor
    from rasa.core.utils import AvailableEndpoints

    from steady.channels.turn import Collector
    from steady.run.beside import understand_beside
    from steady.run.speed import make_rasa_fast
    from steady.store.tracker_store import MaskingTrackerStore

    make_rasa_fast()
    timed(MessageProcessor, "parse_message", "understanding")
    timed(MessageProcessor, "predict_next_with_tracker_if_should", "policies")
    timed(RemoteAction, "run", "action call")
    timed(MaskingTrackerStore, "_retrieve", "store, read")
    timed(MaskingTrackerStore, "save", "store, mask and write")
    endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
    agent = await load_agent(model_path=str(MODEL), endpoints=endpoints)
    await understand_beside(agent)
    turns = 0
    for number in range(CONVERSATIONS + 2):
        if number == 2:  # the first two warm up
            _spent.clear()
            turns, started = 0, time.perf_counter()
        for text in ("/start_chat", *MESSAGES):
            collector = Collector("web")
            await agent.handle_message(UserMessage(text, collector, f"web:{number}", input_channel="web"))
            if not collector.messages:
                raise RuntimeError("an empty reply")
            turns += 1
    whole = time.perf_counter() - started
    spent = {stage: round(seconds * 1000 / turns, 2) for stage, seconds in _spent.items()}
    rest = round(whole * 1000 / turns - sum(spent.values()), 2)
    return {**spent, "the rest of Rasa": rest, "whole, without HTTP": round(whole * 1000 / turns, 2)}


def main(actions_port: str, folder: str) -> int:
    """Prints the stages."""
    profile = Profile(var=Path(folder), actions_port=int(actions_port))
    os.environ.update(profile.variables())
    from steady.run.postpone import postpone_tensorflow
    from steady.run.quiet import keep_logs_clean

    postpone_tensorflow()
    keep_logs_clean()
    print(json.dumps(uvloop.run(measure())))  # the event loop that the server has
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
