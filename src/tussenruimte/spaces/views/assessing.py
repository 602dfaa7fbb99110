"""An open selection: entering, leaving, assessing and choosing."""

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days
from tussenruimte.spaces import actions, permissions, queries
from tussenruimte.spaces.forms import AssessForm, ChooseForm, EnterForm
from tussenruimte.spaces.models import Candidacy, SpaceWish
from tussenruimte.spaces.rules import procedure
from tussenruimte.spaces.views.common import done, form_page, procedure_for, to_procedure, trail


@login_required
@get_or_post
def enter(request: HttpRequest, number: str) -> HttpResponse:
    """Competing with a wish for this space; who has none yet is shown where to make one."""
    found, person = procedure_for(request, number), person_of(request)
    standing = found.space.wishes.filter(initiative__in=permissions.speaking_for(person)).select_related("initiative")
    mine = [wish for wish in standing if permissions.may_enter(person, found, wish)]
    title = _("Meedoen aan de open selectie")
    if not mine:
        possible = procedure.can("enter", found.way, found.state)
        context = {"found": found, "space": found.space, "title": title, "possible": possible}
        context["crumbs"] = trail(title, space=found.space, found=found)
        return render(request, "spaces/no-entry.html", context)
    form = EnterForm(mine, request.POST if request.method == "POST" else None)

    def deed() -> None:
        wish: SpaceWish = form.cleaned_data["wish"]
        actions.enter(found=found, wish=wish, plan=form.cleaned_data["plan"], by=person, on=days.today())

    if done(request, form, deed, _("U doet mee. U hoort hoe het afloopt, en waarom.")):
        return to_procedure(found, "gegadigden")
    context = {"space": found.space, "found": found, "template": "spaces/enter.html"}
    return form_page(request, form, title, _("Doe mee"), criteria=found.criteria.all(), **context)


@login_required
@get_or_post
def enter_on_paper(request: HttpRequest, number: str) -> HttpResponse:
    """Writing down a party that phoned or wrote."""
    found, person = procedure_for(request, number), person_of(request)
    allow(allowed=permissions.may_do(person, found, "enter"))
    form = EnterForm([], request.POST if request.method == "POST" else None, on_paper=True)

    def deed() -> None:
        given = form.cleaned_data
        actions.enter(found=found, name=given["name"], plan=given["plan"], by=person, on=days.today())

    if done(request, form, deed, _("De gegadigde staat erbij.")):
        return to_procedure(found, "gegadigden")
    title = _("Iemand die belde of schreef")
    return form_page(request, form, title, _("Schrijf op"), space=found.space, found=found)


@login_required
@require_POST
def leave(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """Competes no longer."""
    found, person = procedure_for(request, number), person_of(request)
    candidacy = get_object_or_404(Candidacy.objects.select_related("wish"), procedure=found, pk=key)
    form = Form(request.POST)
    sentence = _("Deze gegadigde doet niet meer mee.")
    if done(request, form, lambda: actions.leave(candidacy=candidacy, by=person, on=days.today()), sentence):
        return to_procedure(found, "gegadigden")
    return form_page(request, form, _("Terugtrekken"), _("Trek terug"), space=found.space, found=found)


@login_required
@get_or_post
def assess(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """How one candidate does on every criterion."""
    found, person = procedure_for(request, number), person_of(request)
    allow(allowed=permissions.may_do(person, found, "assess"))
    competing = {one.pk: one for one in queries.who_took_part(found)}
    candidacy = get_object_or_404(Candidacy.objects.filter(pk__in=competing), pk=key)
    form = AssessForm(candidacy, found.criteria.all(), request.POST if request.method == "POST" else None)

    def deed() -> None:
        actions.assess(candidacy=candidacy, judgements=form.judgements, by=person, on=days.today())

    if done(request, form, deed, _("De beoordeling is bewaard.")):
        return to_procedure(found, "gegadigden")
    title = _("Beoordeling van %(name)s") % {"name": competing[key]}
    context = {"space": found.space, "found": found, "candidacy": candidacy, "template": "spaces/assess.html"}
    return form_page(request, form, title, _("Bewaar"), **context)


@login_required
@get_or_post
def choose(request: HttpRequest, number: str) -> HttpResponse:
    """Who it becomes, with the reasons."""
    found, person = procedure_for(request, number), person_of(request)
    allow(allowed=permissions.may_do(person, found, "choose"))
    form = ChooseForm(found, request.POST if request.method == "POST" else None)

    def deed() -> None:
        given = form.cleaned_data
        actions.choose(
            found=found,
            candidacy=given["candidacy"],
            reason=given["reason"],
            revision=given["revision"],
            by=person,
            on=days.today(),
        )

    if done(request, form, deed, _("De keuze is gemaakt. Iedereen die meedeed, krijgt bericht met de redenen.")):
        return to_procedure(found)
    return form_page(request, form, _("Maak een keuze"), _("Kies en laat weten"), space=found.space, found=found)
