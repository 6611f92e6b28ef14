"""The pages of practice: choose whom to talk with, talk, and read how it went."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from review.desk.guard import allowed
from review.practice import bot, talk
from review.practice.forms import ReplyForm
from review.practice.personas import Persona, load_personas
from review.practice.rules import feedback

STEADY = "steady"
MOST_STEPS = 15
NOT_RUNNING = "Steady is not running, or did not answer. Start it, or practise with one of the people."


@allowed(None)
def practice(request: HttpRequest) -> HttpResponse:
    """Everybody to practise with."""
    return render(request, "practice/practice.html", {"personas": load_personas().values()})


@allowed(None, "GET", "POST")
def practise_with(request: HttpRequest, name: str) -> HttpResponse:
    """A talk with a scripted person, in which the trainee is the helper."""
    persona = load_personas().get(name)
    if persona is None:
        raise Http404
    if request.method == "GET":
        return _talk_page(request, persona, talk.begin(persona), ReplyForm())
    try:
        now = talk.unseal(request.POST.get("talk", ""), persona.id)
    except talk.NoTalk:
        return _begin_anew(request, "practise_with", name)
    if request.POST.get("do") == "finish":
        return _feedback(request, persona.name, now["lines"], talk.replies(now))
    form = ReplyForm(request.POST)
    if talk.is_over(now, persona) or not form.is_valid():
        return _talk_page(request, persona, now, form)
    return _talk_page(request, persona, talk.answer(now, persona, form.cleaned_data["reply"]), ReplyForm())


@allowed(None, "GET", "POST")
def practise_as_person(request: HttpRequest) -> HttpResponse:
    """A talk with the running Steady, in which the trainee is the person who needs help."""
    form = ReplyForm(request.POST or None)
    form.fields["reply"].label = "What you say"
    now: talk.Talk = {"with": STEADY, "steps": [], "turns": [], "choices": []}
    if request.method == "POST":
        try:
            now = talk.unseal(request.POST.get("talk", ""), STEADY)
        except talk.NoTalk:
            return _begin_anew(request, "practise_as_person")
        if request.POST.get("do") == "finish":
            said = [bot.words_of(turn) for who, turn in now["turns"] if who == "them"]
            return _feedback(request, "Steady", _lines(now["turns"]), said, of_steady=True)
        step, shown = _step(request, form, now["choices"])
        if not step or len(now["steps"]) >= MOST_STEPS:
            return _steady_page(request, now, form)
        now = {**now, "steps": [*now["steps"], step], "turns": [*now["turns"], ["you", shown]]}
    try:
        answer = bot.reply_to(now["steps"])
    except bot.NotRunning:
        messages.error(request, NOT_RUNNING)
        return redirect("practice")
    now["turns"] = [*now["turns"], ["them", answer]]
    now["choices"] = bot.choices_of(answer)
    empty = ReplyForm()
    empty.fields["reply"].label = "What you say"
    return _steady_page(request, now, empty)


def _step(request: HttpRequest, form: ReplyForm, choices: list[dict[str, str]]) -> tuple[dict[str, str], str]:
    """What the trainee did, for Steady, and how it is shown; empty when the form must be filled in again."""
    titles = {choice["id"]: choice["title"] for choice in choices}
    chosen = request.POST.get("choice", "")
    if chosen in titles:
        return {"choice": chosen}, titles[chosen]
    if form.is_valid():
        return {"text": form.cleaned_data["reply"]}, form.cleaned_data["reply"]
    return {}, ""


def _talk_page(request: HttpRequest, persona: Persona, now: talk.Talk, form: ReplyForm) -> HttpResponse:
    context = {
        "persona": persona,
        "lines": now["lines"],
        "talk": talk.seal(now),
        "over": talk.is_over(now, persona),
        "form": form,
    }
    return render(request, "practice/talk.html", context, status=422 if form.errors else 200)


def _steady_page(request: HttpRequest, now: talk.Talk, form: ReplyForm) -> HttpResponse:
    context = {
        "turns": now["turns"],
        "choices": now["choices"],
        "talk": talk.seal(now),
        "over": len(now["steps"]) >= MOST_STEPS,
        "form": form,
    }
    return render(request, "practice/steady.html", context, status=422 if form.errors else 200)


def _lines(turns: Sequence[tuple[str, object]]) -> list[tuple[str, object]]:
    return [(who, bot.words_of(said) if isinstance(said, list) else said) for who, said in turns]


def _feedback(
    request: HttpRequest,
    name: str,
    lines: Sequence[tuple[str, object]],
    replies: list[str],
    of_steady: bool = False,
) -> HttpResponse:
    verdicts = feedback(replies)
    context = {
        "name": name,
        "lines": lines,
        "verdicts": verdicts if replies else [],
        "kept": sum(verdict.kept for verdict in verdicts),
        "of_steady": of_steady,
    }
    return render(request, "practice/feedback.html", context)


def _begin_anew(request: HttpRequest, name: str, *arguments: str) -> HttpResponse:
    messages.warning(request, "That talk is over. Here is a new one.")
    return redirect(name, *arguments)
