"""The app as Django finds it."""

from django.apps import AppConfig


class LearnConfig(AppConfig):
    name = "review.learn"
    label = "learn"
    default_auto_field = "django.db.models.BigAutoField"
