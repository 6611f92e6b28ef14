"""What reviewers do on a conversation: label, note, flag, tag, take."""

import re

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from review.accounts.models import Preferences
from review.audit.log import record
from review.conversations.care import begin_anew, themes_of
from review.conversations.filters import FilterForm
from review.conversations.models import Conversation
from review.desk.guard import AGREEMENT, MAKE_TAGS, READ, REVIEW, SETTLE, allowed, name_of, user_of
from review.learn.agreement import by_label
from review.reviewing.agreement import blind_pairs
from review.reviewing.forms import FlagForm, FlagStatusForm, NoteForm
from review.reviewing.models import Flag, SavedFilter, Tag
from review.reviewing.page import label_forms, review_context
from review.reviewing.work import NotYours, kind_for, save, subject, submit

_MENTION = re.compile(r"@([\w.+-]+)")
MOST_FILTERS = 30


@allowed(REVIEW, "POST")
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Saves a draft, or sends the review."""
    conversation = get_object_or_404(Conversation, pk=pk)
    user = user_of(request)
    if kind_for(conversation, user) is None:
        messages.error(
            request, "Somebody else is reviewing this conversation, or your review is already sent."
        )
        return _back(conversation)
    forms = label_forms(conversation, user, list(conversation.turns.all()), request.POST)
    valid = [form.is_valid() for form in forms]  # every form, so that every mistake is shown at once
    if not all(valid):
        return _again(request, conversation)
    sending = request.POST.get("do") == "send"
    if sending and not any(form.cleaned_data["given"] for form in forms):
        messages.error(request, "Judge at least one message before you send the review.")
        return _again(request, conversation)
    try:
        own = save(conversation, user, forms)
    except NotYours as reason:
        messages.error(request, str(reason))
        return _back(conversation)
    if not sending:
        messages.success(request, "Draft saved. Nobody else sees it yet.")
        return _back(conversation)
    submit(own)
    messages.success(request, "Review sent. Thank you.")
    return redirect("queues")


@allowed(REVIEW, "POST")
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Adds a note; `@name` mentions a colleague."""
    conversation = get_object_or_404(Conversation, pk=pk)
    form = NoteForm(request.POST)
    if form.is_valid():
        form.instance.conversation, form.instance.author = conversation, user_of(request)
        saved = form.save()
        names = _MENTION.findall(saved.text)
        saved.mentions.set(User.objects.filter(username__in=names, is_active=True))
        record(name_of(request), "note added", subject(conversation))
        messages.success(request, "Note added.")
    else:
        messages.error(request, "A note needs some words, at most 2,000 characters.")
    return _back(conversation)


@allowed(REVIEW, "POST")
def flag(request: HttpRequest, pk: int) -> HttpResponse:
    """Flags a conversation for the safeguarding lead."""
    conversation = get_object_or_404(Conversation, pk=pk)
    form = FlagForm(request.POST, conversation=conversation)
    if form.is_valid():
        form.instance.conversation, form.instance.raised_by = conversation, user_of(request)
        form.save()
        _note_flags(conversation)
        record(name_of(request), "flag raised", subject(conversation), kind=form.instance.kind)
        messages.success(request, "The safeguarding lead will see it.")
    else:
        messages.error(request, "Say what is wrong.")
    return _back(conversation)


@allowed(REVIEW, "POST")
def tag(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives a conversation exactly the ticked tags."""
    conversation = get_object_or_404(Conversation, pk=pk)
    chosen = Tag.objects.filter(pk__in=[value for value in request.POST.getlist("tag") if value.isdecimal()])
    with transaction.atomic():
        conversation.tags.set(chosen)
        record(name_of(request), "tags set", subject(conversation))
    messages.success(request, "Tags saved.")
    return _back(conversation)


@allowed(REVIEW, "POST")
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a conversation for oneself, or gives it back."""
    conversation = get_object_or_404(Conversation, pk=pk)
    mine = conversation.assigned_to == user_of(request)
    conversation.assigned_to = None if mine else user_of(request)
    conversation.save(update_fields=["assigned_to"])
    record(name_of(request), "given back" if mine else "taken", subject(conversation))
    return _back(conversation)


@allowed(READ)
def flags(request: HttpRequest) -> HttpResponse:
    """Every flag, open ones first."""
    every = Flag.objects.select_related("conversation", "turn", "raised_by", "closed_by")
    context = {
        "lists": (
            ("Open", every.exclude(status=Flag.Status.CLOSED)[:200]),
            ("Closed", every.filter(status=Flag.Status.CLOSED)[:50]),
        ),
        "mentions": Conversation.objects.filter(notes__mentions=user_of(request)).distinct()[:20],
    }
    return render(request, "reviewing/flags.html", context)


@allowed(SETTLE, "GET", "POST")
def flag_status(request: HttpRequest, pk: int) -> HttpResponse:
    """What the lead does about a flag."""
    found = get_object_or_404(Flag.objects.select_related("conversation"), pk=pk)
    form = FlagStatusForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        closed = form.instance.status == Flag.Status.CLOSED
        form.instance.closed_by = user_of(request) if closed else None
        form.instance.closed_at = timezone.now() if closed else None
        form.save()
        _note_flags(found.conversation)
        record(name_of(request), "flag changed", subject(found.conversation), status=form.instance.status)
        messages.success(request, "Saved.")
        return redirect("flags")
    return render(request, "reviewing/flag.html", {"form": form, "flag": found})


@allowed(AGREEMENT)
def agreement(request: HttpRequest) -> HttpResponse:
    """How far blind reviewers agree, by label."""
    pairs = blind_pairs()
    context = {"judged": len(pairs), "figures": by_label(pairs) if pairs else []}
    return render(request, "reviewing/agreement.html", context)


@allowed(MAKE_TAGS, "GET", "POST")
def tags(request: HttpRequest) -> HttpResponse:
    """The tags and their meaning; leads make new ones."""
    name = " ".join(request.POST.get("name", "").split())[:40]
    if request.method == "POST":
        if name and name.lower() not in {tag.name.lower() for tag in Tag.objects.all()}:
            Tag.objects.create(name=name, meaning=request.POST.get("meaning", "")[:200])
            record(name_of(request), "tag made")
            messages.success(request, "Tag made.")
        else:
            messages.error(request, "A tag needs a name that is not taken.")
        return redirect("tags")
    return render(request, "reviewing/tags.html", {"tags": Tag.by_name()})


@allowed(READ, "POST")
def save_filter(request: HttpRequest) -> HttpResponse:
    """Keeps the filters of the inbox under a name; only what the form knows is kept."""
    name = " ".join(request.POST.get("name", "").split())[:60]
    given = QueryDict(request.POST.get("query", "")[:1000])
    form = FilterForm(given)
    form.is_valid()
    kept = QueryDict(mutable=True)
    for field in form.fields:
        if form.cleaned_data.get(field):
            kept.setlist(field, given.getlist(field))
    filters = {one.name: one for one in user_of(request).filters.all()}
    if name and kept and len(filters) < MOST_FILTERS:
        saved = filters.get(name) or SavedFilter(owner=user_of(request), name=name)
        saved.query = kept.urlencode()[:1000]
        saved.save()
        messages.success(request, "Filter saved.")
    else:
        messages.error(request, "Choose some filters and a name first.")
    return redirect(f"{reverse('inbox')}?{kept.urlencode()}")


@allowed(READ, "POST")
def forget_filter(request: HttpRequest, pk: int) -> HttpResponse:
    """Deletes one's own saved filter."""
    get_object_or_404(SavedFilter, pk=pk, owner=user_of(request)).delete()
    return redirect("inbox")


@allowed(READ, "POST")
def had_a_break(request: HttpRequest) -> HttpResponse:
    """Starts the clock of the break reminder anew."""
    begin_anew(request.session)
    messages.success(request, "Good. Be kind to yourself.")
    return redirect("queues")


def _back(conversation: Conversation) -> HttpResponse:
    return redirect(f"{reverse('conversation', args=[conversation.pk])}?open=1")


def _again(request: HttpRequest, conversation: Conversation) -> HttpResponse:
    """The page as it was sent, with what is wrong beside each field."""
    preferences = Preferences.objects.get_or_create(user=user_of(request))[0]
    context = review_context(conversation, user_of(request), request.POST) | {
        "conversation": conversation,
        "themes": themes_of(conversation, preferences.avoid),
        "preferences": preferences,
        "note_form": NoteForm(),
        "flag_form": FlagForm(conversation=conversation),
        "wrong": True,
    }
    record(name_of(request), "conversation opened", subject(conversation))
    return render(request, "conversations/conversation.html", context, status=422)


def _note_flags(conversation: Conversation) -> None:
    conversation.flagged = conversation.flags.exclude(status=Flag.Status.CLOSED).exists()
    conversation.save(update_fields=["flagged"])
