"""A proposal: the draft for the parties, what the council got for whoever may read that, and what happens to it."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days
from tussenruimte.council import actions, filling, forms, permissions, showing, wording
from tussenruimte.council.models import FrozenText, Proposal
from tussenruimte.council.queries.cards import Card, lens_seen
from tussenruimte.council.queries.proposals import is_unchanged, last_versions, sections_of, written
from tussenruimte.council.queries.reading import residents_of
from tussenruimte.council.rules.proposal import OWN_WORDS
from tussenruimte.council.views.common import (
    do_and_return,
    done,
    dossier_for,
    form_page,
    proposal_for,
    trail,
)
from tussenruimte.ui import figures, paper

# Under the Woo, what a council gets belongs to this category of information (article 3.3).
WOO = gettext_lazy("vergaderstukken van decentrale overheden")


@login_required
@get_or_post
def start(request: HttpRequest, number: str) -> HttpResponse:
    """Beginning a proposal."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_start_proposal(request.user, dossier))
    form = forms.StartForm(request.POST or None)
    begun: list[Proposal] = []
    if done(
        request,
        form,
        lambda: begun.append(
            actions.start_proposal(
                dossier=dossier, title=form.cleaned_data["title"], by=person_of(request), on=days.today()
            )
        ),
        _("Het voorstel is begonnen. Wat het dossier al weet, staat er al in."),
    ):
        return redirect("council:proposal", begun[0].number)
    title = _("Raadsvoorstel beginnen")
    return form_page(request, form, title, _("Begin"), crumbs=trail(dossier, title), lead=dossier.title)


@never_cache
@require_safe
def proposal(request: HttpRequest, number: str) -> HttpResponse:
    """The proposal: for the parties as it stands now, for others as the council last got it."""
    found = proposal_for(request, number)
    drafts = permissions.may_read_draft(request.user, found)
    last = found.frozen.first()
    if not drafts and last is not None:
        return _frozen_page(request, found, last)
    card, today = Card(found.dossier, days.today()), days.today()
    tone, state = wording.state_of_proposal(found)
    context = {
        "proposal": found,
        "rows": _rows(request, found, card, last),
        "own_words": OWN_WORDS,
        "tone": tone,
        "state": state,
        "lens": card.lens,
        "frozen": list(found.frozen.all()),
        "about": showing.about(found, residents_of([found.dossier])[found.dossier_id], today),
        "has_pdf": paper.can_write(),
        "may": {
            "present": permissions.may_present(request.user, found),
            "take_back": permissions.may_take_back(request.user, found),
            "treat": permissions.may_treat(request.user, found),
            "publish": permissions.may_publish(request.user, found),
            "promise": permissions.may_promise_follow_up(request.user, found),
        },
        "crumbs": trail(found.dossier, found.title),
    }
    return render(request, "council/proposal.html", context)


def _rows(request: HttpRequest, found: Proposal, card: Card, last: FrozenText | None) -> list[tuple[Any, Any, bool]]:
    """Each section with its version and whether the visitor writes it; what the council has, as it got it."""
    if found.state != Proposal.State.DRAFT and last is not None:
        return [(section, None, False) for section in sections_of(last)]
    versions = last_versions(found)
    return [
        (section, versions.get(section.id), permissions.may_write(request.user, found, section.id))
        for section in filling.composed(card, written(found))
    ]


@never_cache
@require_safe
def frozen(request: HttpRequest, number: str, version: int) -> HttpResponse:
    """One version as the council got it."""
    found = proposal_for(request, number)
    allow(allowed=permissions.may_read_frozen(request.user, found))
    return _frozen_page(request, found, get_object_or_404(found.frozen.all(), version=version))


def _frozen_page(request: HttpRequest, found: Proposal, text: FrozenText) -> HttpResponse:
    # The text knows its proposal by number alone; that one is at hand.
    text.proposal = found
    people = residents_of([found.dossier])[found.dossier_id]
    inside = permissions.may_see_card(request.user, found.dossier)
    tone, state = wording.state_of_proposal(found)
    context = {
        "proposal": found,
        "text": text,
        "sections": sections_of(text),
        "is_unchanged": is_unchanged(text),
        "tone": tone,
        "state": state,
        "facts": _facts(found, text),
        "others": [one for one in found.frozen.all() if one.version != text.version],
        "about": showing.about(found, people, days.today(), inside=inside),
        "inside": inside,
        "may_treat": permissions.may_treat(request.user, found),
        "has_pdf": paper.can_write(),
        "crumbs": trail(found.dossier if inside else None, found.title),
    }
    return render(request, "council/frozen.html", context)


def _facts(found: Proposal, text: FrozenText) -> list[tuple[str, Any]]:
    votes = _("%(for)s voor, %(against)s tegen") % {"for": found.votes_for, "against": found.votes_against}
    treated = [
        (_("Behandeld op"), figures.day(found.treated_on)),
        (_("Wat de raad besloot"), found.outcome_text),
        (_("Stemmen"), votes if found.votes_for is not None else ""),
    ]
    return [
        (_("Nummer"), found.number),
        (_("Gemeente"), found.dossier.lead.name),
        (_("Initiatief"), found.dossier.initiative.name),
        (_("Versie"), text.version),
        (_("Bij de raad sinds"), figures.day(text.frozen_on)),
        *(treated if found.treated_on else ()),
        (_("Soort informatie voor de Woo"), WOO),
        (_("Controlegetal van de tekst (SHA-256)"), text.sha256),
    ]


@login_required
@never_cache
@get_or_post
def write(request: HttpRequest, number: str, section: str) -> HttpResponse:
    """Writing one section; earlier versions stand below it."""
    found = proposal_for(request, number)
    titles = dict(filling.sections())
    if section not in titles:
        raise Http404
    allow(allowed=permissions.may_write(request.user, found, section))
    last = last_versions(found).get(section)
    now = next(one for one in filling.composed(Card(found.dossier, days.today()), written(found)) if one.id == section)
    form = forms.SectionForm(request.POST or None, initial={"text": now.text, "revision": last.version if last else 0})
    if done(
        request,
        form,
        lambda: actions.write_section(
            proposal=found,
            section=section,
            text=form.cleaned_data["text"],
            seen=form.cleaned_data["revision"],
            by=person_of(request),
            at=days.now(),
        ),
        _("Uw tekst is bewaard."),
    ):
        return redirect(reverse("council:proposal", args=[found.number]) + f"#{section}")
    context = {
        "template": "council/section.html",
        "crumbs": trail(found.dossier, found.title, titles[section]),
        "lead": found.title,
        "earlier": list(found.section_versions.filter(section=section).select_related("by")),
        "hint": filling.hint(section),
    }
    return form_page(request, form, titles[section], _("Bewaar"), **context)


@login_required
@get_or_post
def present(request: HttpRequest, number: str) -> HttpResponse:
    """Putting it before the council. A look through the democratic lens comes first, or a reason why not."""
    found = proposal_for(request, number)
    allow(allowed=permissions.may_present(request.user, found))
    known = lens_seen(found.dossier).known
    form = forms.PresentForm(request.POST or None, lens_known=known, initial={"revision": found.revision})
    return _deed(
        request,
        found,
        form,
        lambda: actions.present(
            proposal=found,
            without_lens=form.cleaned_data.get("without_lens", ""),
            revision=form.cleaned_data["revision"],
            by=person_of(request),
            on=days.today(),
        ),
        titles=(_("Naar de raad"), _("Leg voor aan de raad"), _("De raad heeft het voorstel.")),
        template="council/present.html",
        lens_known=known,
        shared=found.dossier.shared_with_council_on is not None,
        open_sections=[
            one for one in filling.composed(Card(found.dossier, days.today()), written(found)) if one.is_open
        ],
    )


@login_required
@get_or_post
def take_back(request: HttpRequest, number: str) -> HttpResponse:
    """Writing on."""
    found = proposal_for(request, number)
    allow(allowed=permissions.may_take_back(request.user, found))
    form = forms.TakeBackForm(request.POST or None, initial={"revision": found.revision})
    return _deed(
        request,
        found,
        form,
        lambda: actions.take_back(proposal=found, by=person_of(request), **form.cleaned_data),
        titles=(_("Terughalen"), _("Haal terug"), _("U kunt weer schrijven. Wat de raad kreeg, blijft staan.")),
    )


@login_required
@get_or_post
def treat(request: HttpRequest, number: str) -> HttpResponse:
    """What the council did with it."""
    found = proposal_for(request, number)
    allow(allowed=permissions.may_treat(request.user, found))
    form = forms.TreatForm(request.POST or None, initial={"revision": found.revision})
    return _deed(
        request,
        found,
        form,
        lambda: actions.treat(
            proposal=found,
            what=form.treatment,
            revision=form.cleaned_data["revision"],
            by=person_of(request),
            today=days.today(),
        ),
        titles=(_("Wat de raad besloot"), _("Leg vast"), _("Wat de raad besloot, staat bij het voorstel.")),
    )


def _deed(
    request: HttpRequest,
    found: Proposal,
    form: Any,
    deed: Callable[[], Any],
    *,
    titles: tuple[str, str, str],
    **context: Any,
) -> HttpResponse:
    """A page on which something happens to a proposal: its title, its button and what is said afterwards."""
    title, submit, afterwards = titles
    if done(request, form, deed, afterwards):
        return redirect("council:proposal", found.number)
    crumbs = trail(found.dossier, found.title, title)
    return form_page(request, form, title, submit, crumbs=crumbs, lead=found.title, proposal=found, **context)


@login_required
@require_POST
def publish(request: HttpRequest, number: str) -> HttpResponse:
    """The initiative lets everyone read what the council got."""
    found = proposal_for(request, number)
    allow(allowed=found.published_on is not None or permissions.may_publish(request.user, found))
    return do_and_return(
        request,
        lambda: actions.publish(proposal=found, by=person_of(request), on=days.today()),
        _("Iedereen kan nu lezen wat de raad kreeg."),
        reverse("council:proposal", args=[found.number]),
    )
