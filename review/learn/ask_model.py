"""Run as a process of its own by `compare`: reads texts as JSON, writes what one model understands of each.

Uses only what every version of Steady has, so that an old model can be read with the code it was made by.
"""

import asyncio
import json
import os
import sys


async def _read(model: str, texts: list[str]) -> list[object]:
    from rasa.core.agent import Agent

    agent = Agent.load(model)
    return [
        {"intent": parsed["intent"], "triage": parsed["triage"]}
        for parsed in [await agent.parse_message(text) for text in texts]
    ]


if __name__ == "__main__":
    # Libraries print; the answer alone goes to the pipe.
    pipe = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    from steady.run.quiet import keep_logs_clean

    keep_logs_clean()
    json.dump(asyncio.run(_read(sys.argv[1], json.load(sys.stdin))), pipe)
    pipe.close()
