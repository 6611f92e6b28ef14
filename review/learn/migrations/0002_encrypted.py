"""Corrections and what leads write about them are encrypted as the words of people are."""

from typing import Any

from django.db import migrations

from review.desk.encrypted import EncryptedText, encrypt_anew


def encrypt(apps: Any, _: Any) -> None:
    """Encrypts what is there, if there is a key."""
    for name in ("Example", "Export", "Comparison"):
        encrypt_anew(apps.get_model("learn", name))


class Migration(migrations.Migration):
    dependencies = [("learn", "0001_initial")]

    operations = [
        migrations.AlterField("comparison", "reason", EncryptedText(blank=True, max_length=1000)),
        migrations.AlterField("example", "text", EncryptedText()),
        migrations.AlterField("example", "why", EncryptedText(blank=True, max_length=300)),
        migrations.AlterField("export", "patch", EncryptedText()),
        migrations.RunPython(encrypt, migrations.RunPython.noop),
    ]
