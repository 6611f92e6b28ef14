"""The app as Django finds it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "review.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from review.accounts import listen  # noqa: F401 - registers its listeners
        from review.accounts.roles import set_up_roles

        post_migrate.connect(set_up_roles, dispatch_uid="roles")
