"""The app as Django finds it."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "review.practice"
    label = "practice"
