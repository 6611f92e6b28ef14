"""The desk beside a real Steady, started by the command of `make run`: conversations come in, and go when erased."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from steady.run.profile import ROOT
from tests.conftest import Chat, Server, free_port

WITHIN = 20  # seconds


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Steady with its desk."""
    port = str(free_port())
    server = Server(
        tmp_path_factory.mktemp("steady"), {"STEADY_REVIEW": "1", "STEADY_REVIEW_PORT": port}
    ).start()
    yield server
    if server.process is not None and server.process.poll() is None:
        server.stop()


class Desk:
    """Somebody at the desk, over HTTP."""

    def __init__(self, server: Server) -> None:
        self.address = f"http://127.0.0.1:{server.extra['STEADY_REVIEW_PORT']}"
        self.http = requests.Session()

    def post(self, path: str, **data: str) -> requests.Response:
        """Sends a form with its page's token."""
        page = self.get(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token, page
        return self.http.post(self.address + path, {"csrfmiddlewaretoken": token[1], **data}, timeout=WITHIN)

    def get(self, path: str) -> str:
        """A page."""
        return self.http.get(self.address + path, timeout=WITHIN).text


def wait_for(what: Callable[[], Any]) -> Any:
    """What comes true within the time."""
    deadline = time.monotonic() + WITHIN
    while not (found := what()):
        assert time.monotonic() < deadline
        time.sleep(0.3)
    return found


@pytest.fixture(scope="module")
def desk(steady: Server) -> Desk:
    """The first account, with its password changed."""
    lines = "".join(steady.lines)
    assert f"The trainers' desk is at http://127.0.0.1:{steady.extra['STEADY_REVIEW_PORT']}/" in lines
    shown = re.search(r"Log in there as admin with the password (\S+) \(shown only now\)", lines)
    assert shown
    desk = Desk(steady)
    desk.post("/login/", username="admin", password=shown[1])
    new = {"new_password1": "nine slow tractors", "new_password2": "nine slow tractors"}
    desk.post("/account/password/", old_password=shown[1], **new)
    return desk


def test_what_is_said_is_at_the_desk_within_seconds_masked(steady: Server, desk: Desk) -> None:
    chat = Chat(steady).open()
    chat.say("my name is Bartholomew Quimby, im 15 and someone wants money for my pics, bart@example.com")
    chat.choose("human_request")
    number = wait_for(lambda: re.search(r'href="/conversations/(\d+)/"', desk.get("/conversations/?q=pics")))[
        1
    ]
    wait_for(lambda: "Person chose" in desk.get(f"/conversations/{number}/?open=1"))
    page = desk.get(f"/conversations/{number}/?open=1")
    assert "[name]" in page and "[email]" in page
    assert "Quimby" not in page and "bart@" not in page
    assert "young person, 15" in page and "Childline" in page


def held(path: Path) -> bytes:
    """What a file holds; nothing when the database has just removed it."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def test_closing_the_chat_takes_it_from_the_desk_and_leaves_a_count(steady: Server, desk: Desk) -> None:
    chat = Chat(steady).open()
    chat.say("a quokka has my pictures and wants money")
    wait_for(lambda: "1 found" in desk.get("/conversations/?q=quokka"))
    headers = {"Authorization": f"Bearer {chat.token}"}
    assert (
        requests.delete(f"{steady.address}/webhooks/web/session", headers=headers, timeout=WITHIN).status_code
        == 204
    )
    assert "0 found" in desk.get("/conversations/?q=quokka")  # at once: the erasure waits for the desk's copy
    assert not any(b"quokka" in held(path) for path in steady.folder.glob("*.db*"))
    assert (steady.folder / "exits.db").exists()


def test_an_operator_erases_from_the_command_line(steady: Server, desk: Desk) -> None:
    Chat(steady).open().say("a wombat has my pictures and wants money")
    wait_for(lambda: "1 found" in desk.get("/conversations/?q=wombat"))
    environment = {"STEADY_VAR": str(steady.folder), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "steady.store"]
    report = subprocess.run(
        [*command, "privacy-report"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert "the trainers' desk" in report
    subprocess.run(
        [*command, "erase", "--all", "--no-rewrite"], cwd=ROOT, env=environment, check=True, timeout=60
    )
    assert "0 found" in desk.get("/conversations/?q=wombat")


def test_a_second_start_shows_no_password_and_ctrl_c_ends_everything(steady: Server, desk: Desk) -> None:
    assert steady.stop() < 5
    with pytest.raises(requests.ConnectionError):
        desk.get("/healthy/")
    steady.lines.clear()
    steady.start()
    assert "password" not in "".join(steady.lines)
    assert desk.get("/wellbeing/").count("Wellbeing") > 1  # still logged in


def test_the_port_is_checked_before_anything_starts(tmp_path: Any) -> None:
    import os
    import socket

    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = str(busy.getsockname()[1])
        environment = {
            **os.environ,
            "STEADY_PORT": str(free_port()),
            "STEADY_ACTIONS_PORT": str(free_port()),
            "STEADY_REVIEW_PORT": port,
            "STEADY_VAR": str(tmp_path),
        }
        result = subprocess.run(
            [sys.executable, "-m", "steady.run", "serve"],
            cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert result.returncode == 1
    assert "set STEADY_REVIEW_PORT" in result.stderr
