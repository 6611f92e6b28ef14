"""Django's commands for the desk: `python -m review.manage migrate`."""

import os
import sys

from django.core.management import execute_from_command_line


def main(arguments: list[str]) -> None:
    """Runs one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "review.desk.settings")
    execute_from_command_line(arguments)


if __name__ == "__main__":
    main(sys.argv)
