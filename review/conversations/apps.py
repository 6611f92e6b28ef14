"""The app as Django finds it."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "review.conversations"
    label = "conversations"
    default_auto_field = "django.db.models.BigAutoField"
