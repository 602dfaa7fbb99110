"""Funders and initiatives: choosing to be found, looking, asking, and answering."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days, limits
from tussenruimte.funding import actions, permissions, queries, wording
from tussenruimte.funding.forms import AnswerForm, FindabilityForm, LookForm, MessageForm
from tussenruimte.funding.models import Findability, FunderMessage, Scheme
from tussenruimte.funding.queries import Candidate
from tussenruimte.funding.views.common import done, form_page, initiative_for, trail

PER_PAGE = 10


@login_required
@get_or_post
def be_found(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether funders may find an initiative, and what they see of it; taken back with one button."""
    initiative = initiative_for(request, slug)
    allow(allowed=permissions.may_be_found(request.user, initiative))
    found = Findability.objects.filter(initiative=initiative).first()
    back = redirect("web:initiative", slug=initiative.slug)
    if request.method == "POST" and "stop" in request.POST:
        actions.be_found_no_more(initiative=initiative, by=person_of(request))
        messages.success(request, _("Financiers vinden dit initiatief niet meer."))
        return back
    form = FindabilityForm(found, request.POST or None)

    def choose() -> None:
        given = form.cleaned_data
        actions.be_found(
            initiative=initiative,
            pitch=given["pitch"],
            amount=given["amount"],
            shows=frozenset(given["shows"]),
            by=person_of(request),
            on=days.today(),
        )

    if done(request, form, choose, _("Financiers kunnen dit initiatief nu vinden.")):
        return back
    title = _("Gevonden worden door financiers")
    crumbs = trail((initiative.name, reverse("web:initiative", args=[initiative.slug])), title)
    context = {"lead": initiative.name, "active": bool(found and found.active), "template": "funding/be-found.html"}
    return form_page(request, form, title, _("Laat financiers dit vinden"), crumbs, **context)


@login_required
@require_safe
def look(request: HttpRequest) -> HttpResponse:
    """Initiatives that chose to be found, the newest first, with why each fits a scheme of the funder."""
    allow(allowed=permissions.may_look(request.user))
    own = Scheme.objects.filter(provider__in=permissions.funders_of(request.user).values("pk"))
    form = LookForm(request.GET, queries.whole_schemes(own.order_by("title", "pk")))
    rows = queries.with_initiatives(queries.findable(form.filters))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina"))
    found = queries.candidates(page, form.scheme, days.today())
    context = {
        "asked": form,
        "page": page,
        "rows": [_told(one, form.scheme) for one in found],
        "crumbs": trail(_("Initiatieven die geld zoeken")),
    }
    return render(request, "funding/look.html", context)


def _told(one: Candidate, scheme: Scheme | None) -> dict[str, object]:
    """A candidate in words; what it does not show is not there."""
    shown, situation, judged = one.findability, one.situation, one.judgement
    told: dict[str, object] = {
        "candidate": one,
        "initiative": one.initiative,
        "place": one.initiative.municipality if shown.shows_place else None,
        "phase": wording.joined(wording.titles_of("phase", [situation.phase] if situation.phase else [])),
        "themes": wording.joined(wording.titles_of("theme", sorted(situation.themes))),
        "amount": situation.amount,
        "needs": one.needs,
    }
    if judged is not None and scheme is not None:
        call = queries.call_of(scheme)
        told["reasons"] = wording.reasons(judged.reasons) if judged.fits else []
        told["drop"] = "" if judged.drop is None else wording.drop(judged.drop, scheme, call, situation)
        told["unknown"] = wording.unknown(judged.unknown)
    return told


@login_required
@get_or_post
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """A short question to an initiative that chose to be found; others do not exist here."""
    allow(allowed=permissions.may_look(request.user))
    found = get_object_or_404(queries.with_initiatives(queries.findable()), initiative__slug=slug)
    form = MessageForm(permissions.funders_of(request.user), request.POST or None)
    if request.method == "POST":
        limits.take("funder-message", request, allowed=20, per=timedelta(hours=1))
    made: list[FunderMessage] = []

    def send() -> None:
        given = form.cleaned_data
        funder, scheme = given["funder"], _scheme(request)
        theirs = scheme if scheme is not None and scheme.provider_id == funder.pk else None
        made.append(
            actions.ask_initiative(
                initiative=found.initiative,
                funder=funder,
                scheme=theirs,
                text=given["text"],
                by=person_of(request),
                on=days.today(),
            )
        )

    if done(request, form, send, _("Uw bericht is verstuurd. U krijgt bericht als er een antwoord is.")):
        return redirect("funding:message", number=made[0].number)
    title = _("Iets vragen aan %(name)s") % {"name": found.initiative.name}
    crumbs = trail((_("Initiatieven die geld zoeken"), reverse("funding:look")), title)
    return form_page(request, form, title, _("Verstuur"), crumbs)


def _scheme(request: HttpRequest) -> Scheme | None:
    slug = request.GET.get("regeling", "")
    return Scheme.objects.filter(slug=slug).first() if slug else None


@login_required
@require_safe
def messages_of(request: HttpRequest) -> HttpResponse:
    """What was asked: to initiatives the person speaks for, and in the name of their funders."""
    person = person_of(request)
    page = Paginator(queries.messages_of_funders(person), 25).get_page(request.GET.get("pagina"))
    context = {"waiting": queries.waiting_messages(person), "page": page, "crumbs": trail(_("Berichten"))}
    return render(request, "funding/messages.html", context)


@login_required
@get_or_post
def message(request: HttpRequest, number: str) -> HttpResponse:
    """One question with its answer, for both sides; who speaks for the initiative answers here."""
    one = get_object_or_404(FunderMessage.objects.select_related("initiative", "funder", "scheme", "by"), number=number)
    if not permissions.may_read(request.user, one):
        raise Http404
    ours = permissions.speaks_for_initiative(request.user, one.initiative)
    may_answer = permissions.may_answer(request.user, one)
    if request.method == "POST":
        allow(allowed=ours)
    form = AnswerForm(request.POST or None, initial={"contact": one.initiative.contact_route})

    def answer() -> None:
        given = form.cleaned_data
        actions.answer_funder(
            message=one,
            interested=given["interested"] == "yes",
            answer=given["answer"],
            contact=given["contact"],
            by=person_of(request),
            on=days.today(),
        )

    if request.method == "POST" and done(request, form, answer, _("Uw antwoord is verstuurd.")):
        return redirect("funding:message", number=one.number)
    title = _("Bericht %(number)s") % {"number": one.number}
    context = {
        "message": one,
        "ours": ours,
        "may_answer": may_answer,
        "template": "funding/message.html",
    }
    return form_page(request, form, title, _("Verstuur uw antwoord"), trail(title), **context)
