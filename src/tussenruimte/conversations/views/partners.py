"""The conversation itself, and the part of it about being partners."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.requests import get_or_post
from tussenruimte.conversations import actions, drawings, frameworks, permissions, queries
from tussenruimte.conversations.forms.partners import ActionForm, ValueForm
from tussenruimte.conversations.models import DevelopmentAction, ValueNote
from tussenruimte.conversations.views.common import (
    done,
    form_page,
    goes_well,
    initiative_for,
    person_of,
    speakable,
    trail,
)
from tussenruimte.core import days
from tussenruimte.register.models import Initiative
from tussenruimte.scans.subjects import name_in_address


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The conversations someone takes part in, and the policy notes and places they work on."""
    person = person_of(request)
    title = _("Gesprekken")
    context = {
        "title": title,
        "crumbs": [{"title": title, "url": ""}],
        "initiatives": queries.initiatives_for(person).order_by("name")[:50],
        "municipalities": queries.municipalities_to_write_for(person).select_related("place"),
        "running": queries.running_of(person),
    }
    return render(request, "conversations/mine.html", context)


@login_required
@require_safe
def about(request: HttpRequest, slug: str) -> HttpResponse:
    """What there is to talk about with one initiative."""
    initiative = initiative_for(request, slug)
    title = _("Gesprek over %(name)s") % {"name": initiative.name}
    crumbs = [{"title": _("Gesprekken"), "url": reverse("conversations:mine")}, {"title": initiative.name, "url": ""}]
    return render(request, "conversations/about.html", {"title": title, "crumbs": crumbs, "initiative": initiative})


@login_required
@require_safe
def readiness(request: HttpRequest, slug: str) -> HttpResponse:
    """Both profiles, what differs, the values, and what they will develop."""
    initiative = initiative_for(request, slug)
    title = _("Klaar om samen te werken")
    shown = queries.readiness_of(initiative)
    context = {
        "title": title,
        "crumbs": trail(title, initiative),
        "initiative": initiative,
        "shown": shown,
        "profiles": drawings.profiles_of(shown.partnership),
        "values": frameworks.values(),
        "basis": frameworks.goal_and_equality(),
        "may_speak": permissions.may_speak(request.user, initiative),
        "side": permissions.side_of(request.user, initiative),
        "framework": frameworks.PARTNERSHIP,
        "over": name_in_address(initiative),
        "today": days.today(),
    }
    return render(request, "conversations/readiness.html", context)


@login_required
@get_or_post
def value(request: HttpRequest, slug: str, value: str) -> HttpResponse:
    """Saying something about one value."""
    initiative = speakable(request, slug)
    item = next((one for one in frameworks.values() if one.id == value), None)
    if item is None:
        raise Http404
    form, person = ValueForm(request.POST or None), person_of(request)
    if form.is_valid() and goes_well(
        form,
        lambda: actions.say_value(
            initiative=initiative, value=value, text=form.cleaned_data["text"], by=person, on=days.today()
        ),
    ):
        return redirect(f"{reverse('conversations:readiness', args=[slug])}#waarde-{value}")
    return form_page(request, form, item.title, _("Bewaar"), initiative=initiative, intro=item.text)


@login_required
@require_POST
def withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Taking back what one's own side said."""
    initiative = speakable(request, slug)
    note = get_object_or_404(ValueNote.objects.select_related("initiative"), pk=pk, initiative=initiative)
    person = person_of(request)
    done(request, lambda: actions.withdraw_value(note=note, by=person, on=days.today()), _("Weggehaald."))
    return redirect(f"{reverse('conversations:readiness', args=[slug])}#waarde-{note.value}")


@login_required
@get_or_post
def choose_action(request: HttpRequest, slug: str) -> HttpResponse:
    """Choosing an action together."""
    initiative, person = speakable(request, slug), person_of(request)
    form = ActionForm(request.POST or None, initial={"condition": request.GET.get("voor", "")})
    if form.is_valid() and goes_well(form, lambda: _choose(form, initiative, person)):
        messages.success(request, _("De actie staat erbij."))
        return redirect("conversations:readiness", slug=slug)
    intro = _("Kies samen hooguit drie acties. Zo blijft het te doen.")
    return form_page(request, form, _("Kies samen een actie"), _("Bewaar de actie"), initiative=initiative, intro=intro)


@login_required
@require_POST
def end_action(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Saying that an action is done or stopped."""
    initiative = speakable(request, slug)
    chosen = DevelopmentAction.objects.select_related("initiative")
    action = get_object_or_404(chosen, pk=pk, initiative=initiative)
    state, person = request.POST.get("state", ""), person_of(request)
    done(request, lambda: actions.end_action(action=action, state=state, by=person, on=days.today()), _("Bewaard."))
    return redirect("conversations:readiness", slug=slug)


def _choose(form: ActionForm, initiative: Initiative, person: Person) -> None:
    told = form.cleaned_data
    actions.choose_action(
        initiative=initiative,
        title=told["title"],
        condition=told["condition"],
        owner_side=told["owner_side"],
        owner_name=told["owner_name"],
        owner=person if told["mine"] else None,
        due=told["due"],
        together=told["together"],
        by=person,
        on=days.today(),
    )
