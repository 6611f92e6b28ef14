"""The desk's own database: a private SQLite file, or PostgreSQL named by STEADY_REVIEW_URL."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA secure_delete=ON; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;"
)


def database(url: str | None, file: Path) -> dict[str, Any]:
    """Django's settings of the database.

    Raises:
        ValueError: the address is not one of PostgreSQL.
    """
    if not url:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": file,
            "OPTIONS": {"timeout": 10, "transaction_mode": "IMMEDIATE", "init_command": _PRAGMAS},
        }
    address = make_url(url)
    if address.get_backend_name() != "postgresql":
        raise ValueError("STEADY_REVIEW_URL must begin with postgresql://.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.database,
        "USER": address.username or "",
        "PASSWORD": address.password or "",
        "HOST": address.host or "",
        "PORT": address.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
