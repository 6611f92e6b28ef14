"""Where Steady runs and keeps its files, from environment variables with embedded defaults."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Profile:
    """Ports and paths of one installation. `host` is where Rasa listens; the action server stays on loopback
    unless it runs in a container of its own."""

    host: str = LOOPBACK
    port: int = 5005
    actions_port: int = 5055
    actions_host: str = LOOPBACK
    var: Path = ROOT / "var" / "steady"
    http_api: bool = False
    api_token: str | None = None
    tracker_database: str | None = None
    endpoints: Path = ROOT / "endpoints.yml"
    review: bool = True
    review_host: str = LOOPBACK
    review_port: int = 8000
    review_database: str | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Profile":
        """Reads STEADY_HOST, STEADY_PORT, STEADY_ACTIONS_PORT, STEADY_VAR, STEADY_HTTP_API, STEADY_API_TOKEN,
        STEADY_TRACKER_URL, STEADY_ENDPOINTS, STEADY_REVIEW, STEADY_REVIEW_HOST, STEADY_REVIEW_PORT and
        STEADY_REVIEW_URL.

        Raises:
            ValueError: a port is not a number.
        """
        return cls(
            host=environment.get("STEADY_HOST", LOOPBACK),
            port=int(environment.get("STEADY_PORT", "5005")),
            actions_port=int(environment.get("STEADY_ACTIONS_PORT", "5055")),
            actions_host=environment.get("STEADY_ACTIONS_HOST", LOOPBACK),
            var=Path(environment.get("STEADY_VAR", ROOT / "var" / "steady")),
            http_api=environment.get("STEADY_HTTP_API") == "1",
            api_token=environment.get("STEADY_API_TOKEN"),
            tracker_database=environment.get("STEADY_TRACKER_URL"),
            endpoints=Path(environment.get("STEADY_ENDPOINTS", ROOT / "endpoints.yml")),
            review=environment.get("STEADY_REVIEW", "1") != "0",
            review_host=environment.get("STEADY_REVIEW_HOST", LOOPBACK),
            review_port=int(environment.get("STEADY_REVIEW_PORT", "8000")),
            review_database=environment.get("STEADY_REVIEW_URL") or None,
        )

    @property
    def address(self) -> str:
        """The base address of Rasa's HTTP server."""
        return f"http://{self.host}:{self.port}"

    @property
    def tracker_url(self) -> str:
        """Where conversations are kept: `postgresql://...`, or a SQLite file in `var`."""
        return self.tracker_database or f"sqlite:///{self.var.absolute() / 'tracker.db'}"

    @property
    def chat_page(self) -> str:
        """The address at which a person can chat."""
        return f"{self.address}/webhooks/web/chat"

    @property
    def desk_page(self) -> str:
        """The address of the trainers' desk."""
        return f"http://{LOOPBACK}:{self.review_port}/"

    def variables(self) -> dict[str, str]:
        """Environment variables for the processes and for the placeholders in `endpoints.yml`."""
        return {
            "RASA_TELEMETRY_ENABLED": "false",
            "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
            "PYTHONUNBUFFERED": "1",
            "PYTHONWARNINGS": "ignore",
            "SANIC_ACCESS_LOG": "false",  # an access log would hold addresses of people
            "SANIC_GRACEFUL_SHUTDOWN_TIMEOUT": "1",
            "SANIC_REQUEST_TIMEOUT": "15",  # seconds in which a request must have come in whole
            "SANIC_KEEP_ALIVE_TIMEOUT": "15",
            "SANIC_BACKLOG": "2048",  # a rush after a news story waits in line rather than being refused
            "MALLOC_ARENA_MAX": "2",  # every thread of a database query would otherwise keep memory of its own
            # One row times a small matrix is no work to share: waiting for a second thread more than doubled the
            # processor time of a message (docs/decisions/0009-speed.md). Must be there before numpy is imported.
            "OPENBLAS_NUM_THREADS": "1",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
            "STEADY_VAR": str(self.var),
            "STEADY_ACTIONS_URL": f"http://{LOOPBACK}:{self.actions_port}/webhook",
            "STEADY_TRACKER_URL": self.tracker_url,
        }
