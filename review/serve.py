"""`python -m review.serve`: the desk's web server, on loopback; a proxy in front of it brings encryption."""

import sys

from gunicorn.app.wsgiapp import run

from steady.run.profile import LOOPBACK, Profile


def main() -> None:
    """Serves until stopped."""
    port = Profile.from_environment().review_port
    sys.argv = ["gunicorn", "--bind", f"{LOOPBACK}:{port}", "--threads", "4", "--log-level", "error"]
    sys.argv += ["--graceful-timeout", "1", "--no-control-socket", "review.desk.wsgi"]
    run()


if __name__ == "__main__":
    main()
