"""The inbox, the queues, and one conversation."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode

from review.accounts.models import Preferences
from review.audit.log import record
from review.conversations import filters, queues
from review.conversations.care import break_due, note_reading, themes_of
from review.conversations.models import Conversation
from review.conversations.pages import count, page_of
from review.desk.guard import READ, REVIEW, SETTLE, allowed, name_of, user_of
from review.reviewing.forms import FlagForm, NoteForm
from review.reviewing.page import review_context
from review.reviewing.work import subject


@allowed(None)
def home(request: HttpRequest) -> HttpResponse:
    """The first page that someone may see."""
    return redirect("inbox" if user_of(request).has_perm(READ) else "dashboard")


@allowed(READ)
def inbox(request: HttpRequest) -> HttpResponse:
    """Conversations that pass the filters, newest first; no words of anybody."""
    form = filters.FilterForm(request.GET)
    chosen = filters.chosen(form)
    found = filters.apply(chosen, user_of(request))
    page = page_of(found, request.GET.get("before"))
    query = {name: request.GET.getlist(name) for name in form.fields if request.GET.getlist(name) != [""]}
    context = {
        "form": form,
        "narrowed": bool(chosen),
        "page": page,
        "count": count(found),
        "query": urlencode({name: values for name, values in query.items() if values}, doseq=True),
        "saved": sorted(user_of(request).filters.all(), key=lambda saved: saved.name.lower()),
        "avoid": preferences_of(request).avoid,
    }
    return render(request, "conversations/inbox.html", context)


@allowed(READ)
def queue_list(request: HttpRequest) -> HttpResponse:
    """Every queue with how many wait for this person."""
    user, avoid = user_of(request), preferences_of(request).avoid
    shown = [*queues.QUEUES]
    if user.has_perm(REVIEW):
        shown.insert(1, queues.SECOND)
    if user.has_perm(SETTLE):
        shown.insert(0, queues.SETTLE)
    rows = [(queue, count(queues.waiting(queue, user, avoid))) for queue in shown]
    return render(request, "conversations/queues.html", {"rows": rows})


@allowed(READ)
def take_next(request: HttpRequest, name: str) -> HttpResponse:
    """Opens the next conversation of a queue."""
    queue = {**queues.BY_NAME, "second": queues.SECOND, "settle": queues.SETTLE}.get(name)
    if queue is None or (queue is queues.SETTLE and not user_of(request).has_perm(SETTLE)):
        return redirect("queues")
    following = queues.waiting(queue, user_of(request), preferences_of(request).avoid).first()
    if following is None:
        messages.info(request, f"Nothing is waiting in “{queue.title}”.")
        return redirect("queues")
    return redirect("conversation", following.pk)


@allowed(READ)
def conversation(request: HttpRequest, pk: int) -> HttpResponse:
    """First a warning of what it is about; the words once they were asked for. Every opening is in the audit log."""
    found = get_object_or_404(Conversation.objects.select_related("assigned_to"), pk=pk)
    preferences = preferences_of(request)
    context: dict[str, Any] = {"conversation": found, "themes": themes_of(found, preferences.avoid)}
    if request.GET.get("open") != "1":
        return render(request, "conversations/warning.html", context)
    record(name_of(request), "conversation opened", subject(found))
    note_reading(request.session)
    context |= review_context(found, user_of(request))
    context |= {
        "preferences": preferences,
        "break_due": break_due(request.session, preferences.break_after),
        "note_form": NoteForm(),
        "flag_form": FlagForm(conversation=found),
    }
    return render(request, "conversations/conversation.html", context)


def preferences_of(request: HttpRequest) -> Preferences:
    """How this person wants to work."""
    preferences, _ = Preferences.objects.get_or_create(user=user_of(request))
    return preferences
