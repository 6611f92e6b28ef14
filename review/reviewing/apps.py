"""The app as Django finds it."""

from django.apps import AppConfig


class ReviewingConfig(AppConfig):
    name = "review.reviewing"
    label = "reviewing"
    default_auto_field = "django.db.models.BigAutoField"
