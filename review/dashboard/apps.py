"""The app as Django finds it."""

from django.apps import AppConfig


class DashboardConfig(AppConfig):
    name = "review.dashboard"
    label = "dashboard"
