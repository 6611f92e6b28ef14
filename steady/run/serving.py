"""Rasa serves on without its model, or ends without a word; Steady then ends, and says so in one line."""

import asyncio
import functools
from typing import Any

import rasa.core.agent

from steady.run import beside, watchdog
from steady.run.reader_process import ReaderProcess


class NotServing(Exception):
    """Why Rasa cannot serve, in one line for the operator."""


def run_with_model(rasa_main: Any, begun: ReaderProcess | None = None) -> None:
    """Runs Rasa's command until it is stopped, and messages are understood by the process that was begun.

    Raises:
        NotServing: it came back, or would have served, without its model.
    """
    load_agent = rasa.core.agent.load_agent
    loaded = False

    @functools.wraps(load_agent)
    async def load_or_end(*args: Any, **kwargs: Any) -> Any:
        nonlocal loaded
        agent = await load_agent(*args, **kwargs)
        if not agent.is_ready():
            raise NotServing("the model could not be loaded; see the line above.")
        try:
            await beside.understand_beside(agent, begun)
        except beside.NotUnderstood as problem:
            raise NotServing(f"{problem}.") from None
        loaded = True
        watchdog.watch(asyncio.get_running_loop())
        return agent

    rasa.core.agent.load_agent = load_or_end
    try:
        rasa_main()
    except SystemExit as ended:
        if loaded or not ended.code:
            raise
    if not loaded:
        raise NotServing("Rasa ended before it had loaded the model.")
