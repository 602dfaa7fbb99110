"""Routes kept in a dossier: keeping one, and reading it as it was."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import get_or_post, person_of
from tussenruimte.core import days
from tussenruimte.dossiers import actions
from tussenruimte.dossiers.forms import KeepRouteForm
from tussenruimte.dossiers.models import Dossier, RouteTaken
from tussenruimte.dossiers.routes import ROUTES, BadAnswersError
from tussenruimte.dossiers.taking import Taking
from tussenruimte.dossiers.views.common import done, dossier_for, trail
from tussenruimte.dossiers.views.routes import FOR, as_file, route_trail, taking_of, told
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.ui import paper


@login_required
@get_or_post
def keep(request: HttpRequest, rule_set: str) -> HttpResponse:
    """Keeping answers and outcome in a dossier in which one speaks."""
    taking, person = taking_of(request, rule_set), person_of(request)
    form = KeepRouteForm(person, request.POST or None, chosen=request.GET.get(FOR, ""))
    made: list[RouteTaken] = []

    def keep_it() -> None:
        about = {"dossier": form.cleaned_data["dossier"], "note": form.cleaned_data["note"], "party": form.voice}
        made.append(actions.keep_route(taking=taking, by=person, on=days.today(), **about))

    try:
        if done(request, form, keep_it, _("De route staat in het dossier, met de regels van vandaag.")):
            return redirect("dossiers:route-taken", made[0].dossier.number, made[0].pk)
    except BadAnswersError:
        return redirect(f"{reverse('dossiers:route-outcome', args=[rule_set])}?{taking.address}")
    context = {"form": form, "taking": taking, "crumbs": route_trail(request, taking, _("Bewaren"))}
    return render(request, "dossiers/routes/keep.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def kept(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """A route in a dossier, as it was."""
    dossier, taken = _kept(request, number, pk)
    context = {
        "dossier": dossier,
        "taken": taken,
        "has_pdf": paper.can_write(),
        "again": _again(taken),
        "crumbs": trail(dossier, str(taken)),
        **told(taken.outcome),
    }
    return render(request, "dossiers/routes/kept.html", context)


@login_required
@require_safe
def kept_pdf(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """A kept route as a PDF."""
    dossier, taken = _kept(request, number, pk)
    return as_file(request, taken.outcome, f"route-{dossier.number}-{taken.pk}.pdf", dossier=dossier, taken=taken)


def _kept(request: HttpRequest, number: str, pk: int) -> tuple[Dossier, RouteTaken]:
    dossier = dossier_for(request, number)
    return dossier, get_object_or_404(dossier.routes_taken.select_related("party", "taken_by"), pk=pk)


def _again(taken: RouteTaken) -> Taking | None:
    """The same answers put to the rules of now; None when the route is gone."""
    known = current_catalogue()
    if taken.route not in ROUTES or not known.has(taken.rule_set):
        return None
    return Taking(taken.route, {name: tuple(words) for name, words in taken.answers.items()}, known)
