"""Logging in, one's own account, and the people of the desk."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django_otp import login as code_given
from django_otp import match_token

from review.accounts import codes
from review.accounts.forms import CodeForm, NewPersonForm, PersonForm, PreferencesForm
from review.accounts.models import Preferences
from review.accounts.people import NotAllowed, change_person, make_person, reset_password
from review.accounts.roles import roles_of
from review.audit.log import record
from review.desk.guard import PEOPLE, allowed, name_of, user_of


@allowed(None, "GET", "POST")
def code(request: HttpRequest) -> HttpResponse:
    """Asks for the one-time code after the password."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        device = match_token(request.user, form.cleaned_data["code"].strip())
        if device is not None:
            code_given(request, device)
            record(name_of(request), "code given")
            return redirect("home")
        record(name_of(request), "wrong code")
        form.add_error("code", "This code is not right. Wait for the next one and try again.")
    return render(request, "accounts/code.html", {"form": form})


@allowed(None, "GET", "POST")
def account(request: HttpRequest) -> HttpResponse:
    """One's own preferences."""
    preferences, _ = Preferences.objects.get_or_create(user=user_of(request))
    form = PreferencesForm(request.POST or None, instance=preferences)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("account")
    has_codes = codes.needs_code(request) or bool(getattr(request.user, "otp_device", None))
    return render(request, "accounts/account.html", {"form": form, "has_codes": has_codes})


@allowed(None, "GET", "POST")
def password(request: HttpRequest) -> HttpResponse:
    """A new password of one's own; other sessions end."""
    form = PasswordChangeForm(user_of(request), request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = form.save()
        Preferences.objects.update_or_create(user=user, defaults={"must_change_password": False})
        update_session_auth_hash(request, user)
        record(user.username, "password changed", f"person:{user.username}")
        messages.success(request, "Your password is changed.")
        return redirect("home")
    return render(request, "accounts/password.html", {"form": form})


@allowed(None, "GET", "POST")
def set_up_codes(request: HttpRequest) -> HttpResponse:
    """Switches one-time codes on: a picture to scan, a code to prove it worked, spare codes shown once."""
    device = codes.unconfirmed_device(user_of(request))
    form = CodeForm(request.POST or None)
    context: dict[str, Any] = {
        "form": form,
        "picture": codes.picture(device),
        "key_words": codes.key_words(device),
    }
    if form.is_valid():
        spare = codes.confirm(device, form.cleaned_data["code"].strip())
        if spare is not None:
            code_given(request, device)
            record(name_of(request), "codes switched on", f"person:{name_of(request)}")
            return render(request, "accounts/spare_codes.html", {"codes": spare})
        form.add_error("code", "This code is not right. Check the clock of your phone and try again.")
    return render(request, "accounts/set_up_codes.html", context)


@allowed(PEOPLE)
def people(request: HttpRequest) -> HttpResponse:
    """Everyone with an account."""
    everyone = User.objects.order_by("username").prefetch_related("groups")
    return render(request, "accounts/people.html", {"everyone": everyone})


@allowed(PEOPLE, "GET", "POST")
def new_person(request: HttpRequest) -> HttpResponse:
    """Makes an account; its password is shown once."""
    form = NewPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = form.save(commit=False)
        secret = make_person(user, form.cleaned_data["roles"], name_of(request))
        return render(request, "accounts/shown_once.html", {"person": user, "password": secret})
    return render(request, "accounts/new_person.html", {"form": form})


@allowed(PEOPLE, "GET", "POST")
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Roles of one person, and whether they may log in."""
    user = get_object_or_404(User, pk=pk)
    form = PersonForm(request.POST or None, initial={"roles": roles_of(user), "is_active": user.is_active})
    if request.method == "POST" and form.is_valid():
        try:
            change_person(user, form.cleaned_data["roles"], form.cleaned_data["is_active"], user_of(request))
        except NotAllowed as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, "Saved.")
            return redirect("people")
    return render(request, "accounts/person.html", {"form": form, "person": user})


@allowed(PEOPLE, "POST")
def new_password(request: HttpRequest, pk: int) -> HttpResponse:
    """A new random password for someone who lost theirs or their phone."""
    user = get_object_or_404(User, pk=pk)
    secret = reset_password(user, name_of(request))
    return render(request, "accounts/shown_once.html", {"person": user, "password": secret})
