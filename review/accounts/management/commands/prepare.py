"""`python -m review.manage prepare`: migrates, and makes the first account when there is none."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from review.accounts.people import first_person


class Command(BaseCommand):
    """Run by `make run` before anything starts; harmless when all is done."""

    help = "Brings the database up to date. Prints the password of the first account, once, and nothing else."

    def handle(self, *_: Any, **__: Any) -> None:
        """Writes nothing but the password."""
        call_command("migrate", verbosity=0, interactive=False)
        password = first_person()
        if password:
            self.stdout.write(password)
