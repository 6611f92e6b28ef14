"""The process that reads, seen from beside it: it begins to load before there is an event loop to speak to it from."""

import asyncio
import socket
import subprocess
import sys
from dataclasses import dataclass


@dataclass
class ReaderProcess:
    """`python -m steady.run.reader`. Its input ends, and with it the process, when whoever began it does."""

    _process: subprocess.Popen[bytes]
    _socket: socket.socket
    _lines: asyncio.StreamReader | None = None
    _out: asyncio.StreamWriter | None = None

    @classmethod
    def begin(cls) -> "ReaderProcess":
        """Return a process that loads all but the trained models while this one goes on.

        Raises:
            OSError: none can be started.
        """
        ours, its = socket.socketpair()
        with its:
            process = subprocess.Popen(
                [sys.executable, "-m", "steady.run.reader"], stdin=its.fileno(), stdout=its.fileno()
            )
        return cls(process, ours)

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    async def connect(self) -> None:
        """Lets the running event loop speak to it; before anything is written or read."""
        self._lines, self._out = await asyncio.open_connection(sock=self._socket)

    def write(self, line: bytes) -> None:
        """Sends it a line, its end included."""
        assert self._out is not None
        self._out.write(line)

    async def readline(self) -> bytes:
        """Return what it says next, with the line's end; without, once it has ended."""
        assert self._lines is not None
        try:
            return await self._lines.readline()
        except ConnectionError:
            return b""

    def kill(self) -> None:
        """Ends it at once."""
        self._process.kill()

    async def wait(self) -> int:
        """Return its exit code once it has ended."""
        if self._out is not None:
            self._out.close()
        return await asyncio.to_thread(self._process.wait)
