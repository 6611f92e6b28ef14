"""What the staff writes is encrypted, as the words of people are; so the database can no longer sort it."""

from typing import Any

from django.db import migrations
from django.http import QueryDict

from review.desk.encrypted import EncryptedText, encrypt_anew


def encrypt(apps: Any, _: Any) -> None:
    """Encrypts what is there, if there is a key."""
    for name in ("Tag", "Note", "Flag", "SavedFilter"):
        encrypt_anew(apps.get_model("reviewing", name))


def name_tags_by_number(apps: Any, _: Any) -> None:
    """A saved filter named a tag by its name, which can no longer be looked for."""
    numbers = {tag.name: tag.pk for tag in apps.get_model("reviewing", "Tag").objects.all()}
    for saved in apps.get_model("reviewing", "SavedFilter").objects.all():
        query = QueryDict(saved.query, mutable=True)
        if query.get("tag") in numbers:
            query["tag"] = str(numbers[query["tag"]])
            saved.query = query.urlencode()
            saved.save(update_fields=["query"])


class Migration(migrations.Migration):
    dependencies = [("reviewing", "0001_initial")]

    operations = [
        migrations.AlterModelOptions("savedfilter", {"default_permissions": (), "ordering": ("pk",)}),
        migrations.AlterModelOptions(
            "tag",
            {
                "default_permissions": (),
                "ordering": ("pk",),
                "permissions": (("make_tags", "Can make tags"),),
            },
        ),
        migrations.RemoveConstraint("savedfilter", "one_filter_a_name"),
        migrations.AlterField("flag", "outcome", EncryptedText(blank=True, max_length=1000)),
        migrations.AlterField("flag", "reason", EncryptedText(blank=True, max_length=1000)),
        migrations.AlterField("note", "text", EncryptedText(max_length=2000)),
        migrations.AlterField("savedfilter", "name", EncryptedText(max_length=60)),
        migrations.AlterField("savedfilter", "query", EncryptedText(max_length=1000)),
        migrations.AlterField("tag", "meaning", EncryptedText(blank=True, max_length=200)),
        migrations.AlterField("tag", "name", EncryptedText(max_length=40)),
        migrations.RunPython(name_tags_by_number, migrations.RunPython.noop),
        migrations.RunPython(encrypt, migrations.RunPython.noop),
    ]
