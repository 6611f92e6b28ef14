"""Pages that belong to no app: help, the labelling guide, wellbeing, health."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from review.desk.guard import allowed
from review.desk.guide import labelling_guide


@allowed(None)
def wellbeing(request: HttpRequest) -> HttpResponse:
    """Care for those who read."""
    return render(request, "wellbeing.html", {"read": request.session.get("conversations_read", 0)})


@allowed(None)
def help_page(request: HttpRequest) -> HttpResponse:
    """How to work here, on one page."""
    return render(request, "help.html")


@allowed(None)
def labelling(request: HttpRequest) -> HttpResponse:
    """What each label means, with examples."""
    return render(request, "labelling.html", {"blocks": labelling_guide()})


@allowed(None)
def healthy(request: HttpRequest) -> HttpResponse:
    """Whether the desk and its database answer; says nothing else, and needs no login."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
