"""Faults that come over the network: giant bodies, slow senders, many connections, broken text."""

import contextlib
import socket
import threading
import time

from faults.watch import Person, Row
from tests.conftest import Server


def malformed_text(server: Server) -> Row:
    """Bytes that are no UTF-8, and UTF-8 that is no character, in a message."""
    row = Row("malformed UTF-8", operator="none needed: the request is refused", recovery=0.0)
    person = Person(server).begin()
    head = (
        f"POST /webhooks/web/message HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {person.chat.token}\r\n"
        "Content-Type: application/json\r\n"
    )
    for body in (
        b'{"client_message_id":"a","text":"\xff\xfe"}',
        b'{"client_message_id":"b","text":"\\ud800"}',
    ):
        answer = _raw(server, f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        row.check(b" 500 " not in answer[:20] and b"message" in answer, f"answered {answer[:20]!r}")
    row.person = "a kind refusal with helplines (400); a lone surrogate is read as a question mark"
    row.kept = person.say().answered
    row.check(row.kept, "the conversation did not go on")
    return row


def giant_body(server: Server) -> Row:
    """Two gigabytes are announced and sent as fast as they are taken."""
    row = Row("2 GB body", operator="none needed: the request is refused", recovery=0.0)
    person = Person(server).begin()
    before = _memory(server)
    head = (
        f"POST /webhooks/web/message HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {person.chat.token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {2 * 1024**3}\r\n\r\n"
    )
    sent = 0
    started = time.monotonic()
    with _connect(server) as connection:
        connection.settimeout(20)
        connection.sendall(head.encode())
        with contextlib.suppress(OSError):
            while sent < 2 * 1024**3 and time.monotonic() - started < 20:
                sent += connection.send(b"x" * 65536)
        with contextlib.suppress(OSError):
            row.check(b" 413 " in connection.recv(4096)[:20], "it was not refused with 413")
    other = person.say()
    row.person = f"refused (413) after {sent / 1e6:.1f} MB; somebody else: {other.describe()}"
    grown = _memory(server) - before
    row.check(grown < 50, f"memory grew by {grown} MB")
    row.check(sent < 50e6, f"{sent} bytes were taken")
    row.kept = other.answered
    row.check(row.kept, "the conversation did not go on")
    return row


def slow_loris(server: Server, connections: int = 500) -> Row:
    """Many connections send one byte of their headers now and then, and never end."""
    row = Row(f"slow-loris, {connections} connections", operator="none needed: they are closed after 15 s")
    person = Person(server).begin()
    slow = [_connect(server) for _ in range(connections)]
    for connection in slow:
        connection.sendall(b"POST /webhooks/web/message HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    seen = [person.say() for _ in range(5)]
    row.person = seen[-1].describe()
    row.check(all(one.answered and one.seconds < 2 for one in seen), "others had to wait")
    started = time.monotonic()
    closed = 0
    while time.monotonic() - started < 25 and closed < connections:
        closed = sum(_is_closed(connection) for connection in slow)
        time.sleep(1)
    row.check(closed == connections, f"{connections - closed} slow connections stayed open")
    row.recovery = time.monotonic() - started
    for connection in slow:
        connection.close()
    row.kept = person.say().answered
    return row


def open_connections(server: Server, connections: int = 10_000) -> Row:
    """That many connections are opened and say nothing."""
    row = Row(f"{connections:,} open connections", operator="none needed: idle ones are closed after 15 s")
    person = Person(server).begin()
    idle: list[socket.socket] = []
    try:
        for _ in range(connections):
            idle.append(_connect(server))
        seen = [person.say() for _ in range(5)]
        row.person = seen[-1].describe()
        row.check(all(one.answered and one.seconds < 2 for one in seen), "others had to wait")
    except OSError as error:
        row.check(False, f"only {len(idle)} could be opened ({type(error).__name__})")
    finally:
        for connection in idle:
            connection.close()
    person.until_answered(row)
    return row


class Forwarder:
    """Passes a port on to another, until it is told to break."""

    def __init__(self, port: int, target: int) -> None:
        self.port, self._target = port, target
        self._open: list[socket.socket] = []
        self._listener: socket.socket | None = None

    def start(self) -> "Forwarder":
        """Listens and passes on."""
        self._listener = socket.create_server(("127.0.0.1", self.port), reuse_port=True)
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()
        return self

    def stop(self) -> None:
        """Refuses new connections and breaks those there are."""
        if self._listener is not None:
            with contextlib.suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
        for one in self._open:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self._open.clear()

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                near = listener.accept()[0]
                far = socket.create_connection(("127.0.0.1", self._target))
                self._open += [near, far]
                for source, target in ((near, far), (far, near)):
                    threading.Thread(target=_pass_on, args=(source, target), daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    for one in (source, target):
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)


def _connect(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=10)


def _raw(server: Server, request: bytes) -> bytes:
    with _connect(server) as connection:
        connection.sendall(request)
        connection.settimeout(5)
        received = b""
        with contextlib.suppress(OSError):
            while b"}" not in received:
                if not (chunk := connection.recv(65536)):
                    break
                received += chunk
        return received


def _is_closed(connection: socket.socket) -> bool:
    connection.setblocking(False)
    try:
        return connection.recv(4096) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def _memory(server: Server) -> int:
    pid = server.pid_of("steady.run.rasa_server")
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        line = next(line for line in file if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024
