"""The operator's commands: table, validate, and check against a real (local) web server."""

from __future__ import annotations

import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from steady.helplines import HELPLINES_FILE, load_helplines
from steady.helplines import __main__ as commands
from steady.helplines.check import check_links

BY_ID = {helpline.id: helpline for helpline in load_helplines()}


class Site(BaseHTTPRequestHandler):
    """A small web: /ok, /old which moved to /new, /forbidden, and nothing else."""

    def do_GET(self) -> None:
        status = {"/ok": 200, "/ok/": 200, "/new": 200, "/old": 301, "/slash": 301, "/forbidden": 403}
        self.send_response(status.get(self.path, 404))
        if self.path == "/old":
            self.send_header("Location", "/new")
        if self.path == "/slash":
            self.send_header("Location", "/ok/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def line(url, name="ceop", **changes):
    return replace(BY_ID[name], url=url, chat_url=None, **changes)


def test_page_that_opens_moved_vanished_or_refuses(site):
    links = [f"{site}/ok", f"{site}/old", f"{site}/gone", f"{site}/forbidden", "http://127.0.0.1:9/closed"]
    results = [str(result).replace(site, "") for result in check_links(line(url) for url in links)]
    assert results == [
        "ok      /ok (ceop)",
        "moved   /old (ceop): now at /new",
        "FAILED  /gone (ceop): answered 404",
        "FAILED  /forbidden (ceop): refused this program (403): open it in a browser",
        "FAILED  http://127.0.0.1:9/closed (ceop): ConnectionError",
    ]


def test_page_used_by_two_helplines_is_opened_once(site):
    (result,) = check_links([line(f"{site}/ok"), line(f"{site}/ok", "iwf")])
    assert result.helpline_ids == ("ceop", "iwf")


def test_check_lists_what_a_person_must_confirm_and_fails_on_a_dead_link(site, capsys):
    """R7"""
    fine = line(f"{site}/ok", "childline", to_confirm=("hours",))
    assert commands.check([fine]) == 0
    printed = capsys.readouterr().out
    assert "Every link opened" in printed
    assert "childline: hours" in printed
    assert commands.check([fine, line(f"{site}/gone")]) == 1
    assert "1 links failed" in capsys.readouterr().out


def test_validate_passes_on_the_real_file_or_says_what_is_stale(capsys):
    code = commands.main(["validate"])
    printed = capsys.readouterr().out
    assert f"{len(BY_ID)} helplines: " in printed
    assert code == ("error: " in printed)


def test_validate_fails_on_a_wrong_number(tmp_path, capsys):
    path = tmp_path / "helplines.yml"
    path.write_text(HELPLINES_FILE.read_text().replace('phone: "0800 1111"', 'phone: "0800 111"'))
    assert commands.main(["validate", "--file", str(path)]) == 1
    assert "error: childline: phone 0800 111 is not a valid number in GB" in capsys.readouterr().out


def test_broken_file_is_one_line_on_stderr(tmp_path, capsys):
    path = tmp_path / "helplines.yml"
    path.write_text("helplines: [")
    assert commands.main(["table", "--file", str(path)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_table_lines_up(capsys):
    assert commands.main(["table"]) == 0
    header, *rows = capsys.readouterr().out.splitlines()
    assert len(rows) == len(BY_ID)
    checked = header.index("CHECKED")
    assert all(row[checked - 2 : checked] == "  " and row[checked:].startswith("20") for row in rows)
