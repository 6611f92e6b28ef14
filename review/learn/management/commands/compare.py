"""`make compare`: the model before and the model now on labelled messages. Fails while a crisis message got worse."""

import hashlib
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from review.audit.log import record
from review.learn.changed import mark_changed, recent
from review.learn.compare import answers, compare, published
from review.learn.models import Comparison
from review.learn.reviewed import reviewed
from steady.run import signature
from steady.run.profile import ROOT
from steady.run.train import MODEL, PREVIOUS

MOST = 40


class Command(BaseCommand):
    """Stores the comparison for the desk's page, prints it, and blocks the release if it must."""

    help = "Compares two models on the test set, on reviewed messages and on the crisis set."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Archives of models, and where the old one's code is if that has changed too."""
        parser.add_argument(
            "--old", type=Path, default=PREVIOUS, help="model archive (before the last training)"
        )
        parser.add_argument("--new", type=Path, default=MODEL, help="model archive (the current one)")
        parser.add_argument("--old-code", type=Path, default=ROOT, help="checkout to read the old model with")

    def handle(self, *_: Any, old: Path, new: Path, old_code: Path, **__: Any) -> None:
        """Exit code 1 while the release is blocked."""
        for model in (old, new):
            if not model.exists():
                raise CommandError(f"There is no model {model}.")
            try:
                signature.check(model)
            except signature.Untrusted as problem:
                raise CommandError(str(problem)) from problem
        call_command("migrate", verbosity=0)
        messages, turns = published() + reviewed(), recent()
        texts = [message.right.text for message in messages] + [turn.content["text"] for turn in turns]
        self.stdout.write(f"Reading {len(texts)} messages with both models ...")
        before, now = answers(old, texts, old_code), answers(new, texts)
        labelled = len(messages)
        found = store(_name(old), _name(new), compare(messages, before[:labelled], now[:labelled]))
        changed = mark_changed(turns, before[labelled:], now[labelled:])
        self._print(found)
        self.stdout.write(
            f"{changed} of the last conversations are understood differently: see the desk's queue."
        )
        if found.blocked:
            self.stderr.write(
                f"BLOCKED: {found.crisis_worse} crisis message(s) got worse. Do not release this model. "
                f"A lead may sign it off with a reason in the desk, under Learn, comparison {found.pk}."
            )
            sys.exit(1)

    def _print(self, found: Comparison) -> None:
        for name, counts in found.results["sets"].items():
            line = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
            self.stdout.write(f"{name:9} {line}")
        changed = [one for one in found.results["changed"] if one["verdict"] != "different"]
        # The worst first; words of reviewed conversations stay in the desk.
        for one in sorted(changed, key=lambda one: (not one["crisis_worse"], one["verdict"] != "worse"))[
            :MOST
        ]:
            words = one["text"] or f"({one['reference']})"
            crisis = "CRISIS " if one["crisis_worse"] else ""
            self.stdout.write(f"{crisis}{one['verdict']}: {words[:100]!r}")
            self.stdout.write(f"    wrong before: {', '.join(one['old']['wrong']) or 'nothing'}")
            self.stdout.write(f"    wrong now:    {', '.join(one['new']['wrong']) or 'nothing'}")
        self.stdout.write(f"Stored as comparison {found.pk} of the desk.")


def store(old: str, new: str, results: dict[str, Any]) -> Comparison:
    """Keeps a comparison. A sign-off of the same two models stands while the same crisis messages are worse."""
    worse = _worse(results)
    earlier = Comparison.objects.filter(old_model=old, new_model=new).exclude(signed_off_by=None).first()
    if earlier is not None and worse <= _worse(earlier.results):
        earlier.results, earlier.crisis_worse = results, len(worse)
        earlier.save(update_fields=["results", "crisis_worse"])
        return earlier
    found = Comparison.objects.create(old_model=old, new_model=new, results=results, crisis_worse=len(worse))
    record("steady", "models compared", f"comparison:{found.pk}", crisis_worse=len(worse))
    return found


def _worse(results: dict[str, Any]) -> set[str]:
    return {one["reference"] or one["text"] for one in results["changed"] if one["crisis_worse"]}


def _name(model: Path) -> str:
    """The file's name and the beginning of its hash: what was compared stays clear when a file is replaced."""
    with model.open("rb") as file:
        return f"{model.name[:60]} {hashlib.file_digest(file, 'sha256').hexdigest()[:12]}"
