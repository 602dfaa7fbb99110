"""The page of a space, adding and changing one, what an owner chose, and what a low rent is worth."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days
from tussenruimte.register.models import Organisation
from tussenruimte.spaces import actions, aid, emails, permissions, queries, wording
from tussenruimte.spaces.forms import AdvantageForm, SpaceForm, StateForm, TermsForm
from tussenruimte.spaces.models import Space
from tussenruimte.spaces.rules import availability, rent
from tussenruimte.spaces.views.common import done, form_page, space_for, to_space, trail

SHOWN = 20


@require_safe
def space(request: HttpRequest, slug: str) -> HttpResponse:
    """What it is, what it costs, how many wish for it, and how it is or was given out."""
    found, today, person = space_for(request, slug), days.today(), request.user
    manages = permissions.manages(person, found)
    procedures = queries.procedures_visible_to(person).filter(space=found).order_by("-started_on", "-pk")
    wishes = queries.wishes_visible_to(person).filter(space=found).order_by("-made_on", "-pk")
    worth = aid.worth_of(found)
    context = {
        "space": found,
        "facts": _facts(found),
        "costs": _costs(found),
        "available": wording.available(found, today),
        "tone": wording.SPACE_TONES[found.state],
        "advantage": wording.advantage(worth.advantage),
        "interested": queries.interest_in(found),
        "named": queries.named_for(found),
        "wishes": [(one, wording.WISH_TONES[one.state]) for one in wishes[:SHOWN]],
        "procedures": [(one, wording.standing(one, today), wording.PROCEDURE_TONES[one.state]) for one in procedures],
        "may_wish": permissions.speaking_for(person).exists() and found.state in availability.WISHED_FOR,
        "may_edit": manages,
        "may_start": permissions.may_start(person, found),
        "crumbs": trail(space=found),
    }
    return render(request, "spaces/space.html", context)


def _facts(found: Space) -> list[tuple[str, Any]]:
    return [
        (_("Wat het is"), found.get_kind_display()),
        (_("Waar"), wording.where(found)),
        (_("Adres"), found.address),
        (_("Oppervlakte"), f"{found.size_m2} m²" if found.size_m2 else ""),
        (_("Past bij"), ", ".join(found.fits)),
        (_("Zonder drempels"), found.get_step_free_display()),
        (_("Toilet voor mensen in een rolstoel"), found.get_accessible_toilet_display()),
        *([(_("Over toegang"), found.access_note)] if found.access_note else []),
        (_("Van wie"), found.owner.name),
        (_("Wie antwoord geeft"), emails.who_answers(found)),
    ]


def _costs(found: Space) -> list[tuple[str, Any]]:
    return [(_("Huur"), wording.rent(found.asked_rent)), (_("Huur op de markt"), wording.market_rent(found))]


@login_required
@get_or_post
def add(request: HttpRequest) -> HttpResponse:
    """Adding a space, for one of the owners whose spaces someone manages."""
    person = person_of(request)
    owners = list(permissions.owners_for(person).order_by("name", "pk"))
    allow(allowed=bool(owners))
    asked = request.GET.get("eigenaar", "")
    owner = next((one for one in owners if one.slug == asked), owners[0] if len(owners) == 1 else None)
    if owner is None:
        title = _("Van wie is de ruimte?")
        return render(request, "spaces/owner.html", {"owners": owners, "title": title, "crumbs": trail(title)})
    form = SpaceForm(owner, request.POST if request.method == "POST" else None)
    made: list[Space] = []

    def deed() -> None:
        state = form.cleaned_data["state"]
        made.append(actions.add_space(owner=owner, facts=form.facts, state=state, by=person, on=days.today()))

    if done(request, form, deed, _("De ruimte staat erin.")):
        return to_space(made[0])
    intro = _("U voegt een ruimte toe van %(owner)s.") % {"owner": owner.name}
    return form_page(request, form, _("Ruimte toevoegen"), _("Voeg toe"), intro=intro)


@login_required
@get_or_post
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Changing a space."""
    found, person = space_for(request, slug), person_of(request)
    allow(allowed=permissions.may_edit(person, found))
    form = SpaceForm(found.owner, request.POST if request.method == "POST" else None, space=found)

    def deed() -> None:
        facts = form.facts | {"source_key": found.source_key}
        actions.edit_space(space=found, facts=facts, revision=form.cleaned_data["revision"], by=person)

    if done(request, form, deed, _("De ruimte is aangepast.")):
        return to_space(found)
    return form_page(request, form, _("Ruimte aanpassen"), _("Bewaar"), space=found)


@login_required
@get_or_post
def state(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether it is free, in use or taken out."""
    found, person = space_for(request, slug), person_of(request)
    allow(allowed=permissions.may_edit(person, found))
    form = StateForm(request.POST if request.method == "POST" else None, initial={"state": found.state})

    def deed() -> None:
        actions.change_state(space=found, state=form.cleaned_data["state"], by=person)

    if done(request, form, deed, _("De stand is aangepast.")):
        return to_space(found)
    return form_page(request, form, _("Hoe staat het ervoor?"), _("Bewaar"), space=found)


@login_required
@get_or_post
def terms(request: HttpRequest, slug: str) -> HttpResponse:
    """How long others can object to an intention of an owner, and how soon they get an answer."""
    owner, person = get_object_or_404(Organisation, slug=slug), person_of(request)
    allow(allowed=permissions.may_set_terms(person, owner))
    now = queries.terms_of(owner)
    initial = {"objection_days": now.objection_days, "answer_days": now.answer_days, "source": now.source}
    form = TermsForm(request.POST if request.method == "POST" else None, initial=initial)

    def deed() -> None:
        actions.set_terms(owner=owner, by=person, on=days.today(), **form.cleaned_data)

    if done(request, form, deed, _("De termijnen zijn bewaard. Wat al bekend is gemaakt, houdt zijn eigen dagen.")):
        return redirect("spaces:spaces")
    intro = owner.name
    return form_page(request, form, _("Termijnen voor uitgeven"), _("Bewaar"), intro=intro)


@require_safe
def advantage(request: HttpRequest, slug: str) -> HttpResponse:
    """What a rent below the market is worth, and whether that fits as small aid."""
    found, today = space_for(request, slug), days.today()
    worth = aid.worth_of(found)
    form = AdvantageForm(request.GET or None)
    context = {
        "space": found,
        "form": form,
        "worth": worth,
        "sentence": wording.advantage(worth.advantage),
        "costs": _costs(found),
        "title": _("Huur onder de marktprijs"),
        "crumbs": trail(_("Huur onder de marktprijs"), space=found),
    }
    if worth.advantage is not None and form.is_valid():
        context |= _counted(form, worth, today)
    return render(request, "spaces/advantage.html", context, status=422 if form.errors else 200)


def _counted(form: AdvantageForm, worth: aid.Worth, today: date) -> dict[str, Any]:
    total = rent.over(form.cleaned_data["maanden"], worth.advantage or rent.CENT * 0)
    asked = urlencode({"dag": today.isoformat(), "bedrag": str(total), "vorm": "in-natura"})
    route = f"{reverse('dossiers:route', args=[aid.ROUTE])}?{asked}"
    return {"total": total, "finding": aid.headroom(total, today, form.earlier), "route": route}
