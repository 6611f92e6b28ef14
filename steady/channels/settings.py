"""What an operator can set for the channels, read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from steady.channels.session import SecretKey, load_secret_key


@dataclass(frozen=True)
class Settings:
    """Settings of the channels. Times are in seconds, rates in events a minute.

    `public_url` is where platforms reach this server, `chat_url` the web page that is named as the more private way;
    `paced` keeps to the platforms' pace for one recipient (off only in tests and benchmarks).
    """

    secret_key: SecretKey
    development: bool
    folder: Path = Path("var/steady")
    domain_file: Path = Path("domain.yml")
    country: str = "GB"
    web_origins: frozenset[str] = frozenset()
    session_idle: int = 2 * 3600
    session_longest: int = 24 * 3600
    turn_timeout: float = 12.0
    messages_burst: int = 60
    messages_a_minute: float = 60.0
    all_burst: int = 300
    all_a_minute: float = 3000.0
    redis_url: str | None = None
    public_url: str | None = None
    chat_url: str | None = None
    send_timeout: float = 10.0
    send_backoff: float = 0.5
    paced: bool = True

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read the settings.

        Raises:
            ConfigurationError: in the production profile, when `STEADY_SECRET_KEY` is missing or short.
        """
        development = is_development(environment)
        folder = Path(environment.get("STEADY_VAR", "var/steady"))
        origins = environment.get("STEADY_WEB_ORIGINS", "").replace(",", " ").split()
        public_url = environment.get("STEADY_PUBLIC_URL", "").rstrip("/") or None
        return cls(
            secret_key=load_secret_key(environment.get("STEADY_SECRET_KEY"), folder, development),
            development=development,
            folder=folder,
            domain_file=Path(environment.get("STEADY_DOMAIN", "domain.yml")),
            country=environment.get("STEADY_COUNTRY", "GB"),
            web_origins=frozenset(origin.rstrip("/").lower() for origin in origins),
            session_idle=int(environment.get("STEADY_SESSION_IDLE", 2 * 3600)),
            session_longest=int(environment.get("STEADY_SESSION_LONGEST", 24 * 3600)),
            turn_timeout=float(environment.get("STEADY_TURN_TIMEOUT", 12)),
            messages_burst=int(environment.get("STEADY_MESSAGES_BURST", 60)),
            messages_a_minute=float(environment.get("STEADY_MESSAGES_A_MINUTE", 60)),
            all_burst=int(environment.get("STEADY_ALL_BURST", 300)),
            all_a_minute=float(environment.get("STEADY_ALL_A_MINUTE", 3000)),
            redis_url=environment.get("REDIS_URL") or None,
            public_url=public_url,
            chat_url=environment.get("STEADY_CHAT_URL") or (public_url and f"{public_url}/webhooks/web/chat"),
            paced=not (development and environment.get("STEADY_PACED") == "0"),
        )


def is_development(environment: Mapping[str, str] = os.environ) -> bool:
    """True in the development profile, which is the default."""
    return environment.get("STEADY_PROFILE", "development") == "development"
