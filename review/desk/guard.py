"""How a view says who may use it; `review.accounts.middleware` has sent strangers away before."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.views.decorators.http import require_http_methods

View = Callable[..., Any]


def allowed(permission: str | None, *methods: str) -> Callable[[View], View]:
    """Only for people with a permission (None: everyone on the staff) and by these methods (GET unless told)."""

    def wrap(view: View) -> View:
        guarded = require_http_methods(methods or ("GET",))(view)
        if permission is not None:
            guarded = permission_required(permission, raise_exception=True)(guarded)
        return guarded

    return wrap


def user_of(request: HttpRequest) -> User:
    """Who is logged in.

    Raises:
        TypeError: nobody is; the middleware should have sent them away.
    """
    if not isinstance(request.user, User):
        raise TypeError("nobody is logged in")
    return request.user


def name_of(request: HttpRequest) -> str:
    """The name of who is logged in, as the audit log has it."""
    return user_of(request).username


READ = "conversations.read_conversations"
REVIEW = "reviewing.review_conversations"
SETTLE = "reviewing.settle_reviews"
AGREEMENT = "reviewing.see_agreement"
MAKE_TAGS = "reviewing.make_tags"
EXPORT = "learn.export_examples"
SIGN_OFF = "learn.sign_off"
AUDIT = "audit.search_audit"
PEOPLE = "accounts.manage_people"
