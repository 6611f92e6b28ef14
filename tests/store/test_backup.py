"""A restored backup does not bring back what was erased (R42)."""

import asyncio
import stat
from pathlib import Path

import pytest

from steady.store.backup import BackupFailed, backup, restore
from steady.store.ledger import forget_old, hash_of, ledger_file
from tests.store.conftest import StoreFactory
from tests.store.test_tracker_store import rows, say


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of this test's own."""
    monkeypatch.setenv("STEADY_ERASURES", str(tmp_path / "apart" / "erasures"))
    return ledger_file()


def test_restore_brings_back_what_was_lost_but_not_what_was_erased(
    make_store: StoreFactory, tmp_path: Path, ledger: Path
) -> None:
    store, file = make_store(), tmp_path / "backup"
    for person in ("web:a", "web:b"):
        asyncio.run(say(store, "he wants 200", person))
    backup(store.engine, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    asyncio.run(store.erase("web:a"))
    asyncio.run(say(store, "said after the backup", "web:b"))
    assert restore(store.engine, file) > 0
    left = rows(store)
    assert {row["sender_id"] for row in left} == {"web:b"}
    assert sum(row["type_name"] == "user" for row in left) == 1
    assert hash_of("web:a") in ledger.read_text() and "web:a" not in ledger.read_text()
    asyncio.run(say(make_store(), "and it goes on", "web:b"))


def test_ledger_forgets_what_no_backup_can_hold(make_store: StoreFactory, ledger: Path) -> None:
    asyncio.run(make_store().erase("web:a"))
    forget_old(1)
    assert ledger.read_text()
    forget_old(-1)
    assert ledger.read_text() == ""


def test_missing_backup_leaves_the_conversations(make_store: StoreFactory, tmp_path: Path) -> None:
    store = make_store()
    asyncio.run(say(store, "he wants 200"))
    with pytest.raises(BackupFailed):
        restore(store.engine, tmp_path / "not there")
    assert rows(store)
