"""Databases for the store's tests: SQLite always, PostgreSQL where one runs."""

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SessionStarted, SlotSet, UserUttered

from steady.store.tracker_store import MaskingTrackerStore

POSTGRESQL = os.environ.get("STEADY_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/postgres")
DOMAIN = Domain.from_dict(
    {
        "intents": ["describe"],
        "slots": {
            "age": {"type": "any", "mappings": [{"type": "custom"}]},
            "audience": {"type": "text", "mappings": [{"type": "custom"}]},
            "situation": {"type": "list", "mappings": [{"type": "custom"}]},
            "told": {"type": "list", "mappings": [{"type": "custom"}]},
        },
    }
)
StoreFactory = Callable[[], MaskingTrackerStore]


def turn(text: str, age: int = 15) -> list[Event]:
    """The events of one turn, as Rasa records them."""
    parse = {
        "intent": {"name": "describe", "confidence": 0.9},
        "entities": [{"entity": "age", "value": age}],
        "text": text,
        "text_tokens": [[0, len(text)]],
        "triage": {"audience": "young_person", "age": age, "evidence": ["age:im_15"]},
    }
    return [
        UserUttered(text, {"name": "describe"}, parse_data=parse, input_channel="web"),
        ActionExecuted("action_reply"),
        BotUttered("You did the right thing.", {"buttons": [{"title": "Talk", "payload": "/choose"}]}),
        SlotSet("age", age),
        SlotSet("told", ["helpline:emergency_999", "utter_steps_young_person"]),
        ActionExecuted("action_listen"),
    ]


def beginning() -> list[Event]:
    """How a session starts."""
    return [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL database of our own."""
    server = sa.create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
    name = f"steady_{uuid.uuid4().hex[:8]}"
    try:
        with server.connect() as connection:
            connection.execute(sa.text(f"CREATE DATABASE {name}"))
    except sa.exc.OperationalError:
        pytest.skip("no PostgreSQL to test with; set STEADY_TEST_POSTGRESQL")
    yield str(sa.engine.make_url(POSTGRESQL).set(database=name))
    with server.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, on both kinds."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'tracker.db'}"
    address: str = request.getfixturevalue("postgresql")
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE IF EXISTS events"))
    engine.dispose()
    return address


@pytest.fixture
def make_store(url: str) -> Iterator[StoreFactory]:
    """Opens the store on one database, as often as asked."""
    made: list[MaskingTrackerStore] = []

    def make() -> MaskingTrackerStore:
        made.append(MaskingTrackerStore(domain=DOMAIN, host=url))
        return made[-1]

    yield make
    for store in made:
        store.engine.dispose()


@pytest.fixture
def store(make_store: StoreFactory) -> MaskingTrackerStore:
    """A masking store on an empty database."""
    return make_store()
