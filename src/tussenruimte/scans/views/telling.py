"""Before there is a draft: what telling is, and its first step."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.core import days
from tussenruimte.register.models import Side
from tussenruimte.register.queries import Lookalike, likely_duplicates
from tussenruimte.register.rules import Looks
from tussenruimte.scans import actions, permissions, queries, rules
from tussenruimte.scans.forms import BasicsForm, initial_of, retype
from tussenruimte.scans.models import Response
from tussenruimte.scans.questionnaires import INTAKE, questionnaire
from tussenruimte.scans.rules import Basics, Who
from tussenruimte.scans.views.drafts import (
    BASICS,
    CHECK,
    address_of,
    asked_in,
    journey,
    of_draft,
    posted,
    private,
    take_a_beginning,
    wants_later,
)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What it is, how long it takes, what happens with it, and who sees it."""
    asked = questionnaire(INTAKE)
    context = {
        "sections": rules.sections_of(asked),
        "questions": sum(len(rules.questions_of(asked, section.id)) for section in asked.sections),
        "days_kept": actions.DRAFTS_ARE_KEPT.days,
        "drafts": queries.drafts_of(request.user, days.today()),
    }
    return render(request, "scans/start.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """The first step. A draft exists from here on."""
    together = request.GET.get("samen") == "1"
    form = BasicsForm(
        posted(request),
        together=together,
        must_mail=must_mail(request.user, together=together),
        for_another=together and permissions.writes_for_others(request.user),
        initial=initial_of(Basics(), who_is(request.user, together=together)),
    )
    if request.method == "POST" and form.is_valid():
        take_a_beginning(request)
        by = request.user if isinstance(request.user, Person) else None
        response = actions.start_scan(framework=INTAKE, who=form.who(), basics=form.basics(), by=by, at=days.now())
        return onward(request, response)
    return private(render(request, "scans/begin.html", {"form": form, "together": together}))


@require_http_methods(["GET", "POST"])
@of_draft
def basics(request: HttpRequest, response: Response) -> HttpResponse:
    """The first step again."""
    now = actions.basics_and_who(response)
    teller = response.helper or response.person or request.user
    form = BasicsForm(
        posted(request),
        together=response.mode == Response.Mode.TOGETHER,
        must_mail=must_mail(teller, together=response.mode == Response.Mode.TOGETHER),
        for_another=response.helper is not None,
        initial={**initial_of(*now), "seen": rules.fingerprint(now)},
    )
    conflict: list[tuple[str, object, object]] = []
    if request.method == "POST" and form.is_valid():
        try:
            return _saved(request, response, form)
        except actions.ChangedMeanwhile as refusal:
            conflict = _beside(form, refusal)
            fresh = actions.basics_and_who(queries.response_with(response.token) or response)
            retype(form, "seen", rules.fingerprint(fresh))
    context = {
        "form": form,
        "place": journey(response, asked_in(response), BASICS),
        "response": response,
        "conflict": conflict,
        "together": response.mode == Response.Mode.TOGETHER,
    }
    return render(request, "scans/begin.html", context, status=409 if conflict else 200)


def _saved(request: HttpRequest, response: Response, form: BasicsForm) -> HttpResponse:
    seen = form.cleaned_data["seen"]
    saved = actions.save_basics(response=response, basics=form.basics(), who=form.who(), seen=seen, at=days.now())
    if request.GET.get("terug") == CHECK and not wants_later(request):
        return redirect("scans:check", saved.token)
    return onward(request, saved)


def _beside(form: BasicsForm, refusal: actions.ChangedMeanwhile) -> list[tuple[str, object, object]]:
    """Label, what is kept now and what was typed here, where these differ."""
    kept = initial_of(Basics.read(refusal.kept["basics"]), Who(**refusal.kept["who"]))
    typed = initial_of(form.basics(), form.who())
    return [
        (str(field.label), kept[field.name], typed[field.name])
        for field in form.visible_fields()
        if field.name in kept and kept[field.name] != typed[field.name]
    ]


@require_safe
@of_draft
def lookalikes(request: HttpRequest, response: Response) -> HttpResponse:
    """Is it one of these? If so, nobody needs to tell it again."""
    found = alike(request.user, response)
    if not found:
        return redirect(first_question(response))
    context = {"response": response, "found": found, "onward": first_question(response)}
    return render(request, "scans/lookalikes.html", context)


def must_mail(person: Someone, *, together: bool) -> bool:
    """Whether an address is needed: not of who is signed in, nor of who is helped by someone who is."""
    if not isinstance(person, Person):
        return True
    return False if not together else not permissions.writes_for_others(person)


def who_is(person: Someone, *, together: bool) -> Who:
    """What we know already of who is telling, or of who writes it down."""
    if not isinstance(person, Person):
        return Who()
    if together and permissions.writes_for_others(person):
        side = Side.MUNICIPALITY if has_role(person, Role.OFFICIAL) else Side.BROKER
        return Who(companion=person.name, companion_side=side)
    return Who(name=person.name)


def onward(request: HttpRequest, response: Response) -> HttpResponse:
    """After the first step: first a look at what resembles it, if anything does."""
    if wants_later(request):
        return redirect("scans:later", response.token)
    if alike(request.user, response):
        return redirect("scans:lookalikes", response.token)
    return redirect(first_question(response))


def first_question(response: Response) -> str:
    """The address of the first section."""
    return address_of(response, rules.sections_of(questionnaire(response.scan.framework))[0].id)


def alike(person: Someone, response: Response) -> tuple[Lookalike, ...]:
    """Initiatives that resemble what is being told."""
    told = Basics.read(response.basics)
    return likely_duplicates(Looks(told.name, told.place), person)
