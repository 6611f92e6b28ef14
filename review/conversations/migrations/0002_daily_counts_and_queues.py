"""Counts by day for the dashboard, and an index for each queue.

Conversations that are here already are counted at the next round of `follow`.
"""

from typing import Any

from django.db import migrations, models
from django.utils import timezone

QUEUES = (
    "in_sample", "crisis", "near_miss", "fell_back", "corrected", "close_labels", "empty_reply", "changed",
)  # fmt: skip


def mark_all(apps: Any, _: Any) -> None:
    """Marks every day on which a conversation began."""
    moments = apps.get_model("conversations", "Conversation").objects.values_list("started_at", flat=True)
    dates = {timezone.localdate(moment) for moment in moments.order_by().iterator()}
    day = apps.get_model("conversations", "Day")
    day.objects.bulk_create([day(date=date) for date in sorted(dates)])


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Day",
            fields=[
                ("date", models.DateField(primary_key=True, serialize=False)),
                ("stale", models.BooleanField(default=True)),
                ("counts", models.JSONField(default=dict)),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RemoveIndex(model_name="conversation", name="started"),
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(fields=["started_at", "crisis", "state"], name="started_crisis_state"),
        ),
        migrations.RemoveIndex(model_name="conversation", name="in_sample_newest"),
        *(
            migrations.AddIndex(
                model_name="conversation",
                index=models.Index(
                    fields=["state", "-last_at", "-id"],
                    name=f"{name}_queue",
                    condition=models.Q(**{name: True}),
                ),
            )
            for name in QUEUES
        ),
        migrations.RunPython(mark_all, migrations.RunPython.noop),
    ]
