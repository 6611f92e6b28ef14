"""Ends a process whose event loop stands still, so that whoever supervises it starts it again.

A part that never lets go of Python's lock stops every turn and every health check in the process, and no time limit
written in Python is reached any more. Python's own watchdog is a thread without Python: it writes where each thread
stands (file, line and function, nobody's words) and ends the process.
"""

import asyncio
import faulthandler

STANDSTILL = 30.0  # seconds; what may block the loop (a locked database) gives up after 5
EVERY = 5.0


def watch(loop: asyncio.AbstractEventLoop, standstill: float = STANDSTILL, every: float = EVERY) -> None:
    """End the process, with code 1, once ``loop`` has run nothing for ``standstill`` seconds."""
    faulthandler.dump_traceback_later(standstill, exit=True)
    loop.call_later(every, watch, loop, standstill, every)
