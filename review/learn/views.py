"""The pages of Learn: corrections, exports of them, and comparisons of models."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from review.audit.log import record
from review.desk.guard import EXPORT, SIGN_OFF, allowed, name_of, user_of
from review.learn.export import spans_of
from review.learn.forms import ExampleForm, SignOffForm
from review.learn.models import Comparison, Example, Export
from review.learn.patch import CannotCommit, patch_of
from review.learn.reviewed import with_texts
from review.learn.work import OPEN, NotApproved, Outdated, approve, fingerprint, make_export, prepared, refuse

MOST = 200


@allowed(EXPORT)
def examples(request: HttpRequest) -> HttpResponse:
    """Corrections that wait for a lead, approved ones, and past exports."""
    every = Example.objects.select_related("proposed_by", "decided_by")
    context = {
        "waiting": every.filter(status=Example.Status.PROPOSED)[:MOST],
        "approved": every.filter(status=Example.Status.APPROVED)[:MOST],
        "exports": Export.objects.select_related("made_by")[:20],
        "comparisons": Comparison.objects.all()[:5],
    }
    record(name_of(request), "corrections opened")
    return render(request, "learn/examples.html", context)


@allowed(EXPORT, "GET", "POST")
def example(request: HttpRequest, pk: int) -> HttpResponse:
    """One correction: what was understood, what is right, and the lead's decision."""
    found = get_object_or_404(Example.objects.select_related("proposed_by"), pk=pk, status__in=OPEN)
    form = ExampleForm(request.POST or None, initial={"text": found.text})
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("do") == "refuse":
                refuse(found, form.cleaned_data["why"], user_of(request))
            else:
                approve(found, form.cleaned_data["text"], user_of(request))
        except NotApproved as reason:
            form.add_error("text", str(reason))
        else:
            messages.success(request, f"The correction is {found.get_status_display()}.")
            return redirect("examples")
    record(name_of(request), "correction opened", f"example:{found.pk}")
    context = {
        "form": form,
        "example": found,
        "spans": spans_of(found.text, found.labels.get("entities") or ()),
    }
    return render(request, "learn/example.html", context)


@allowed(EXPORT, "GET", "POST")
def export(request: HttpRequest) -> HttpResponse:
    """Shows every line that would change; the second press makes it."""
    if request.method == "POST":
        try:
            made = make_export(
                user_of(request), request.POST.get("seen", ""), request.POST.get("do") == "branch"
            )
        except Outdated:
            messages.error(request, "Something changed since you looked. Please look again.")
        except CannotCommit as reason:
            messages.error(request, str(reason))
        else:
            return redirect("export_made", made.pk)
        return redirect("export")
    work = prepared()
    patch = patch_of(work.files)
    by_key = Example.objects.in_bulk(work.refused)
    context = {
        "count": len(work.accepted),
        "refused": [(by_key[key], reason) for key, reason in work.refused.items() if key in by_key],
        "lines": _lines(patch),
        "seen": fingerprint(patch),
        "files": list(work.files),
    }
    record(name_of(request), "export looked at", messages=len(work.accepted))
    return render(request, "learn/export.html", context)


@allowed(EXPORT)
def export_made(request: HttpRequest, pk: int) -> HttpResponse:
    """An export that was made: its patch and what to do with it."""
    found = get_object_or_404(Export.objects.select_related("made_by"), pk=pk)
    record(name_of(request), "export opened", f"export:{pk}")
    context = {"export": found, "lines": _lines(found.patch), "count": found.examples.count()}
    return render(request, "learn/export_made.html", context)


@allowed(EXPORT)
def patch_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The patch as a file for `git apply`."""
    found = get_object_or_404(Export, pk=pk)
    record(name_of(request), "patch downloaded", f"export:{pk}")
    answer = HttpResponse(found.patch.encode(), content_type="text/x-patch; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="corrections-{pk}.patch"'
    return answer


@allowed(EXPORT)
def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """Two models side by side, with the very messages that changed."""
    return _comparison(request, get_object_or_404(Comparison.objects.select_related("signed_off_by"), pk=pk))


@allowed(SIGN_OFF, "POST")
def sign_off(request: HttpRequest, pk: int) -> HttpResponse:
    """A lead releases a model although a crisis message got worse, and says why."""
    found = get_object_or_404(Comparison, pk=pk)
    form = SignOffForm(request.POST)
    if not found.blocked:
        return redirect("comparison", pk)
    if not form.is_valid():
        return _comparison(request, found, form)
    with transaction.atomic():
        found.signed_off_by, found.signed_off_at = user_of(request), timezone.now()
        found.reason = form.cleaned_data["reason"]
        found.save(update_fields=["signed_off_by", "signed_off_at", "reason"])
        record(name_of(request), "release signed off", f"comparison:{pk}", reason=found.reason)
    messages.success(request, "Signed off. Your reason is in the audit log.")
    return redirect("comparison", pk)


def _comparison(request: HttpRequest, found: Comparison, form: SignOffForm | None = None) -> HttpResponse:
    changed = with_texts(found.results["changed"])
    others = [one for one in changed if not one["crisis_worse"]]
    record(name_of(request), "comparison opened", f"comparison:{found.pk}")
    context = {
        "comparison": found,
        "form": form or SignOffForm(),
        "worse_crises": [one for one in changed if one["crisis_worse"]],
        "groups": [
            (verdict, shown, [one for one in others if one["verdict"] == verdict][:MOST])
            for verdict, shown in (
                ("worse", "Worse, without a crisis"),
                ("better", "Better"),
                ("different", "Different, neither better nor worse"),
            )
        ],
    }
    return render(request, "learn/comparison.html", context, status=422 if form else 200)


def _lines(patch: str) -> list[tuple[str, str]]:
    """The lines of a patch with the class each is shown in."""
    classes = {"+": "added", "-": "removed", "@": "place"}
    return [
        ("place" if line.startswith(("+++", "---", "diff ")) else classes.get(line[:1], ""), line)
        for line in patch.split("\n")
    ]
