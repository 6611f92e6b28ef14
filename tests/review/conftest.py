"""The desk in this process, on an empty database for each test: SQLite files always, PostgreSQL where a test asks."""

import os
import shutil
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import sqlalchemy as sa

from bench.desk_events import beginning, turn, write
from steady.store.database import open_engine
from tests.store.conftest import POSTGRESQL

PASSWORD = "seven quiet rivers"
ROLES = ("reviewer", "lead", "administrator")
NOW = time.time()


@pytest.fixture(scope="session")
def desk_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Django set up once, with a migrated database to copy."""
    folder = tmp_path_factory.mktemp("desk")
    settings = {"STEADY_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "review.desk.settings"}
    with patch.dict(os.environ, settings):
        os.environ.pop("STEADY_REVIEW_URL", None)
        import django
        from django.core.management import call_command
        from django.db import connection
        from django.test.utils import setup_test_environment

        django.setup()
        setup_test_environment()
        call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    shutil.copy(folder / "review.db", folder / "empty.db")
    return folder


@pytest.fixture
def desk(desk_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty desk; returns its folder."""
    from django.db import connection

    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "review.desk.settings")
    connection.close()
    for ending in ("-wal", "-shm"):
        (desk_folder / f"review.db{ending}").unlink(missing_ok=True)
    shutil.copy(desk_folder / "empty.db", desk_folder / "review.db")
    yield desk_folder
    connection.close()


@pytest.fixture(scope="session")
def postgresql_desk(desk_folder: Path) -> Iterator[dict[str, Any]]:
    """Django's settings of a PostgreSQL database of our own, migrated."""
    from django.core.management import call_command

    from review.desk.database import database

    name = f"desk_{uuid.uuid4().hex[:8]}"
    server = sa.create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    given = database(POSTGRESQL.rsplit("/", 1)[0] + f"/{name}", desk_folder / "unused")
    with using(given):
        call_command("migrate", verbosity=0)
    yield given
    with server.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


class using:
    """Lets Django use another database meanwhile."""

    def __init__(self, given: dict[str, Any]) -> None:
        self._given = given

    def __enter__(self) -> None:
        from django.db import connections

        self._before = connections.settings["default"]
        self._switch(connections.configure_settings({"default": self._given})["default"])

    def __exit__(self, *_: object) -> None:
        self._switch(self._before)

    def _switch(self, settings: dict[str, Any]) -> None:
        from django.db import connections

        connections["default"].close()
        connections.settings["default"] = settings
        del connections["default"]


@pytest.fixture(params=["sqlite", "postgresql"])
def either_desk(request: pytest.FixtureRequest, desk: Path) -> Iterator[Path]:
    """The desk on each database, empty."""
    if request.param == "sqlite":
        yield desk
        return
    from django.core.management import call_command

    from review.accounts.roles import set_up_roles

    with using(request.getfixturevalue("postgresql_desk")):
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_append_only")
            call_command("flush", verbosity=0, interactive=False)
            cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER audit_append_only")
        set_up_roles()
        yield desk


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator["Tracker"]:
    """A tracker store that tests write events into."""
    made = Tracker(f"sqlite:///{tmp_path / 'tracker.db'}")
    yield made
    made.engine.dispose()


class Tracker:
    """The masked store of a server, and the desk's reader of it."""

    def __init__(self, url: str) -> None:
        from review.conversations.source import TrackerStore

        self.engine = open_engine(url)
        self.reader = TrackerStore(url)

    def add(self, source: str, *texts: str, at: float = NOW - 3600, **triage: Any) -> None:
        """Writes a session in which a person says something."""
        events = beginning(at)
        for step, text in enumerate(texts, start=1):
            events += turn(text, at + 10 * step, helplines=["childline"], **triage)
        self.write(source, events)

    def write(self, source: str, events: list[dict[str, Any]]) -> None:
        """Writes events of a person."""
        write(self.engine, [(source, event) for event in events])

    def erase(self, source: str) -> None:
        """Deletes a person's events, as the server does."""
        with self.engine.begin() as connection:
            connection.execute(sa.text("DELETE FROM events WHERE sender_id = :source"), {"source": source})

    def follow(self) -> None:
        """One round of `follow`."""
        from review.conversations.daily import recount
        from review.conversations.follow import catch_up, remove_deleted

        catch_up(self.reader)
        remove_deleted(self.reader)
        recount()


@pytest.fixture
def person(desk: Path) -> Callable[..., Any]:
    """Makes an account: `person("ruth", "reviewer")`."""
    return make_person


def make_person(name: str, *roles: str) -> Any:
    """An account with a known password."""
    from django.contrib.auth.models import User

    from review.accounts.models import Preferences
    from review.accounts.roles import set_roles

    user = User.objects.create_user(name, password=PASSWORD)
    set_roles(user, list(roles))
    Preferences.objects.create(user=user)
    return user


@pytest.fixture
def browser_of(person: Callable[..., Any]) -> Callable[..., Any]:
    """A browser in which somebody of a role is logged in (Django's test client)."""

    def logged_in(*roles: str, name: str = "", strict: bool = False) -> Any:
        from django.contrib.auth.models import User
        from django.test import Client

        name = name or "-".join(roles) or "nobody"
        if not User.objects.filter(username=name).exists():
            person(name, *roles)
        client = Client(enforce_csrf_checks=strict)
        client.force_login(User.objects.get(username=name), "django.contrib.auth.backends.ModelBackend")
        return client

    return logged_in
