"""Searching the audit log and showing whether it is whole."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from review.audit.log import problems, record
from review.audit.models import Entry
from review.desk.guard import AUDIT, allowed, name_of

PAGE = 50


class AuditForm(forms.Form):
    """What to look for."""

    actor = forms.CharField(label="who", required=False, max_length=150)
    action = forms.CharField(label="what was done", required=False, max_length=40)
    subject = forms.CharField(label="to what", required=False, max_length=120)
    since = forms.DateField(label="from", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label="to", required=False, widget=forms.DateInput(attrs={"type": "date"}))


@allowed(AUDIT)
def audit(request: HttpRequest) -> HttpResponse:
    """Entries, newest first; the check of the whole chain when it is asked for."""
    form = AuditForm(request.GET)
    form.is_valid()
    entries = Entry.objects.all()
    lookups = {
        "actor": "actor__iexact",
        "action": "action__icontains",
        "subject": "subject__iexact",
        "since": "at__date__gte",
        "until": "at__date__lte",
    }
    for name, lookup in lookups.items():
        if form.cleaned_data.get(name):
            entries = entries.filter(**{lookup: form.cleaned_data[name]})
    checked = request.GET.get("check") == "1"
    if checked:
        record(name_of(request), "audit log checked")
    page = Paginator(entries, PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "query": query.urlencode(),
        "checked": checked,
        "problems": problems()[:20] if checked else [],
    }
    return render(request, "audit/audit.html", context)
