"""Nobody sees a page without having logged in, with a code where one is set up, and within a working day."""

import time
from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve

from review.accounts.codes import needs_code

OPEN_PAGES = frozenset({"login", "healthy"})
LONGEST_SESSION = 8 * 3600
_BEGAN = "began"


class OnlyStaff:
    """Sends strangers to the login page; answers are never kept by a browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, arguments: object, keywords: object
    ) -> HttpResponse | None:
        """A redirect for those who may not go on; None lets the view run."""
        name = resolve(request.path_info).url_name
        if name in OPEN_PAGES:
            return None
        if not request.user.is_authenticated:
            return redirect("login")
        began = request.session.setdefault(_BEGAN, int(time.time()))
        if time.time() - began > LONGEST_SESSION:
            logout(request)
            return redirect("login")
        if needs_code(request) and name not in {"code", "logout"}:
            return redirect("code")
        preferences = getattr(request.user, "preferences", None)
        if preferences and preferences.must_change_password and name not in {"password", "logout", "code"}:
            return redirect("password")
        return None


class NeverKept:
    """What a page shows is kept by no browser and no proxy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        response["Cache-Control"] = "no-store"
        return response


def no_address(request: HttpRequest) -> None:
    """Addresses of staff are not kept either."""
