"""Loaded by every Python process of a test: a connection or look-up beyond this machine is refused and noted."""

import os
import socket

NOTES = os.environ["STEADY_OUTSIDE_NOTES"]
HERE = ("127.", "::1", "localhost", "0.0.0.0")
_connect, _look_up = socket.socket.connect, socket.getaddrinfo


def _refuse(target):
    with open(NOTES, "a") as notes:
        notes.write(f"{target}\n")
    raise OSError("refused by the test: beyond this machine")


def connect(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(HERE):
        _refuse(address[0])
    return _connect(self, address)


def look_up(host, *arguments, **options):
    if host and not str(host).startswith(HERE):
        _refuse(host)
    return _look_up(host, *arguments, **options)


socket.socket.connect = connect
socket.getaddrinfo = look_up
