"""`python -m review.serve`: the desk's web server, on loopback unless told otherwise; a proxy before it encrypts."""

import sys

from gunicorn.app.wsgiapp import run

from steady.run.profile import Profile


def main() -> None:
    """Serves until stopped."""
    profile = Profile.from_environment()
    sys.argv = [
        "gunicorn",
        "--bind",
        f"{profile.review_host}:{profile.review_port}",
        "--threads",
        "4",
        "--log-level",
        "error",
    ]
    sys.argv += ["--graceful-timeout", "1", "--no-control-socket", "review.desk.wsgi"]
    run()


if __name__ == "__main__":
    main()
