"""Faults of Steady's own processes: the action server, the Rasa worker, the model."""

import contextlib
import http.server
import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path

import requests

from faults.watch import Person, Row, Seen, Watch, count_lost, wait_for
from steady.run.profile import ROOT
from steady.run.train import MODEL
from tests.conftest import Server, free_port

RASA, ACTIONS = "steady.run.rasa_server", "actions.server"
MEMORY_GROUPS = Path("/sys/fs/cgroup/memory")


def actions_killed(server: Server, database: str) -> Row:
    """SIGKILL; somebody writes at once, and somebody in danger too."""
    row, watch, person = Row("action server killed"), Watch(server), Person(server).begin()
    os.kill(server.pid_of(ACTIONS), signal.SIGKILL)
    seen = person.say()
    crisis = Person(server).say("i want to kill myself")
    row.person = f"{seen.describe()}; in a crisis {crisis.describe()}"
    row.check(seen.safe, "no safe reply")
    row.check(crisis.answered and crisis.helplines > 0, "a crisis was not answered")
    person.until_answered(row)
    watch.note(row)
    count_lost(row, database, person)
    return row


def actions_hang(server: Server, database: str, seconds: float = 3) -> Row:
    """Stopped for a while; shorter than eight seconds is a wait, longer an apology."""
    name = "action server slow (3 s)" if seconds < 8 else "action server hangs"
    row, watch, person = Row(name), Watch(server), Person(server).begin()
    pid = server.pid_of(ACTIONS)
    os.kill(pid, signal.SIGSTOP)
    threading.Timer(seconds, os.kill, (pid, signal.SIGCONT)).start()
    seen = person.say()
    row.person = seen.describe()
    row.check(seen.safe and seen.seconds < 13, "no safe reply in time")
    time.sleep(max(0.0, seconds - seen.seconds) + 0.2)
    person.until_answered(row)
    watch.note(row, seen.answered)
    count_lost(row, database, person)
    return row


class _Wrong(http.server.BaseHTTPRequestHandler):
    """Answers calls of actions with what no action server says."""

    answers = (b'{"events": "none", "responses": 3}', b"<html>not json</html>", b"[]")
    number = 0

    def do_POST(self) -> None:
        """One wrong answer after another."""
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = self.answers[_Wrong.number % len(self.answers)]
        _Wrong.number += 1
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def actions_wrong(server: Server, database: str) -> Row:
    """Another program answers on the action server's port."""
    row, watch, person = Row("action server answers nonsense"), Watch(server), Person(server).begin()
    pid = server.pid_of(ACTIONS)
    keeper = _parent(pid)
    os.kill(keeper, signal.SIGSTOP)
    os.kill(pid, signal.SIGKILL)
    wait_for(lambda: not _listening(server.actions_port))
    false = http.server.ThreadingHTTPServer(("127.0.0.1", server.actions_port), _Wrong)
    threading.Thread(target=false.serve_forever, daemon=True).start()
    seen = [person.say() for _ in _Wrong.answers]
    row.person = seen[0].describe()
    row.check(all(one.safe for one in seen), "no safe reply")
    false.shutdown()
    false.server_close()
    os.kill(keeper, signal.SIGCONT)
    person.until_answered(row)
    watch.note(row)
    count_lost(row, database, person)
    return row


def worker_killed(server: Server, database: str) -> Row:
    """SIGKILL while a turn runs; the widget sends the same message again, with the same id."""
    return _killed_in_turn(Row("Rasa worker killed in mid-turn"), server, database, _kill_worker)


def out_of_memory(server: Server, database: str) -> Row:
    """The kernel kills the worker because its memory group is full."""
    row = Row("out-of-memory kill")
    if not os.access(MEMORY_GROUPS, os.W_OK):
        row.check(False, "not run: no memory groups can be made here")
        return row
    group = MEMORY_GROUPS / f"steady-{uuid.uuid4().hex[:8]}"
    group.mkdir()
    try:
        return _killed_in_turn(row, server, database, lambda running: _starve(running, group))
    finally:
        wait_for(lambda: _removed(group), 5)


def _kill_worker(server: Server) -> None:
    os.kill(server.pid_of(RASA), signal.SIGKILL)


def _starve(server: Server, group: Path) -> None:
    pid = server.pid_of(RASA)
    (group / "memory.limit_in_bytes").write_text("1M")
    (group / "cgroup.procs").write_text(str(pid))  # from now on, the next page asked for is one too many
    open_ones = [requests.Session() for _ in range(1000)]  # each connection that stays open takes some
    for person in open_ones:
        with contextlib.suppress(requests.RequestException):
            person.get(f"{server.address}/webhooks/web/chat", timeout=2)
        if not Path(f"/proc/{pid}").exists():
            return
    raise AssertionError("the kernel did not kill the worker")


def _killed_in_turn(row: Row, server: Server, database: str, kill: object) -> Row:
    watch, person = Watch(server), Person(server).begin()
    text, message_id = "will my mum find out about the 120 pounds", str(uuid.uuid4())
    first: list[Seen] = []
    asking = threading.Thread(target=lambda: first.append(person.send(text, message_id)))
    os.kill(server.pid_of(ACTIONS), signal.SIGSTOP)  # so that the turn is certainly under way
    asking.start()
    time.sleep(0.3)
    started = time.monotonic()
    kill(server)  # type: ignore[operator]
    os.kill(server.pid_of(ACTIONS), signal.SIGCONT)
    asking.join()
    row.person = first[0].describe()
    while time.monotonic() - started < 60:
        again = person.say(text, message_id)
        if again.status:
            break
        time.sleep(0.3)
    row.recovery = time.monotonic() - started
    row.person += f"; sent again: {again.describe()}"
    row.check(again.answered, "the message was not answered when it was sent again")
    row.check(row.recovery < 40, f"recovery took {row.recovery:.0f} s")
    row.kept = person.say().answered
    watch.note(row)
    row.metric = "up (of Prometheus), process_start_time_seconds"
    count_lost(row, database, person)
    return row


def model_replaced(server: Server) -> Row:
    """The file is overwritten while it is served; what runs is in memory, and a restart checks the signature."""
    row, person = Row("model replaced while serving"), Person(server).begin()
    kept = MODEL.read_bytes()
    try:
        MODEL.write_bytes(b"not a model")
        seen = person.say()
        row.person = seen.describe()
        row.check(seen.answered, "no reply")
    finally:
        MODEL.write_bytes(kept)
    row.operator = "none while it serves; a restart refuses the file (rows below)"
    row.kept, row.recovery = person.say().answered, 0.0
    return row


def model_refused(name: str, change: str) -> Row:
    """A server is started by itself (as in production) on a model that is not the signed one."""
    row = Row(name, person="nothing is served; the proxy's page names helplines")
    backup = {file: file.read_bytes() for file in MODEL.parent.glob("steady.tar.gz*")}
    try:
        if change == "missing":
            MODEL.unlink()
        elif change == "corrupt":
            MODEL.write_bytes(backup[MODEL][: len(backup[MODEL]) // 2])
        else:
            changed = bytearray(backup[MODEL])
            changed[len(changed) // 2] ^= 1
            MODEL.write_bytes(changed)
        started = time.monotonic()
        code, lines = start_alone()
        row.operator = lines[-1] if lines else ""
        row.check(code == 1 and len(lines) == 1, f"exit code {code}, {len(lines)} lines")
        row.check("Steady cannot start: " in row.operator, "no clear line")
        row.recovery = None
        row.metric = f"refused after {time.monotonic() - started:.1f} s; up is 0"
    finally:
        for file, content in backup.items():
            file.write_bytes(content)
    return row


def port_taken(folder: Path) -> Row:
    """Another program has the port."""
    row = Row("port taken", person="nothing is served by the second start; the first goes on", metric="none")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Wrong) as other:
        port = other.server_address[1]
        environment = {
            "STEADY_PORT": str(port),
            "STEADY_ACTIONS_PORT": str(free_port()),
            "STEADY_VAR": str(folder),
        }
        done = subprocess.run(
            [sys.executable, "-m", "steady.run", "serve"],
            cwd=ROOT,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    row.operator = done.stderr.strip().replace(str(port), "5005")
    row.check(done.returncode == 1 and len(done.stderr.splitlines()) == 1, "no clear line")
    return row


def start_alone(**environment: str) -> tuple[int, list[str]]:
    """Starts a Rasa worker without the runner; returns its exit code and what it said."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", RASA],
        cwd=ROOT,
        env={**os.environ, "STEADY_PORT": str(free_port()), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stderr.strip().splitlines()


def _parent(pid: int) -> int:
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
        return int(file.read().rsplit(")", 1)[1].split()[1])


def _listening(port: int) -> bool:
    listing = subprocess.run(["ss", "-ltn", f"sport = :{port}"], capture_output=True, text=True, check=False)
    return str(port) in listing.stdout


def _removed(group: Path) -> bool:
    try:
        group.rmdir()
    except OSError:
        return False
    return True
