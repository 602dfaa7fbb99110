"""The map of who is involved, as drawing, table and workbook."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import get_or_post
from tussenruimte.conversations import actions, drawings, permissions, queries
from tussenruimte.conversations.forms.mapping import AnswerForm, QuestionForm, stakeholder_form
from tussenruimte.conversations.models import Stakeholder, UnitQuestion
from tussenruimte.conversations.queries.mapping import judged
from tussenruimte.conversations.sheets import workbook_of
from tussenruimte.conversations.views.common import (
    allow,
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

# How an address names the two rings.
RINGS = {"afdeling": Stakeholder.Ring.INNER, "partij": Stakeholder.Ring.OUTER}
FIELDS = ("role", "interest", "contact", "status", "influence", "weight")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_safe
def stakeholders(request: HttpRequest, slug: str) -> HttpResponse:
    """Both rings, who is missing, and who contradicts whom."""
    initiative = initiative_for(request, slug)
    title = _("Wie is erbij betrokken?")
    shown = queries.map_of(initiative, request.user)
    context = {
        "title": title,
        "crumbs": trail(title, initiative),
        "initiative": initiative,
        "shown": shown,
        "rows": [(one, judged(one)) for one in (*shown.inner, *shown.outer)],
        "drawing": drawings.rings_of(initiative, shown) if shown.inner or shown.outer else None,
        "may_speak": permissions.may_speak(request.user, initiative),
        "side": permissions.side_of(request.user, initiative),
    }
    return render(request, "conversations/stakeholders.html", context)


@login_required
@require_safe
def workbook(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as an Excel workbook."""
    initiative = initiative_for(request, slug)
    written = workbook_of(queries.map_of(initiative, request.user))
    answer = HttpResponse(written, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="betrokkenen-{initiative.slug}.xlsx"'
    return answer


@login_required
@get_or_post
def place(request: HttpRequest, slug: str, ring: str) -> HttpResponse:
    """Putting someone on the map."""
    initiative, person = speakable(request, slug), person_of(request)
    if ring not in RINGS:
        raise Http404
    form = stakeholder_form(RINGS[ring])(request.POST or None)
    if form.is_valid() and goes_well(
        form,
        lambda: actions.place_stakeholder(
            initiative=initiative, ring=RINGS[ring], by=person, on=days.today(), **form.cleaned_data
        ),
    ):
        messages.success(request, _("Staat op de kaart."))
        return redirect("conversations:stakeholders", slug=slug)
    title = _("Een afdeling toevoegen") if RINGS[ring] == Stakeholder.Ring.INNER else _("Een partij toevoegen")
    return form_page(request, form, title, _("Zet op de kaart"), initiative=initiative)


@login_required
@get_or_post
def stakeholder(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One unit or party; changing it is for the side that wrote it."""
    initiative, person = initiative_for(request, slug), person_of(request)
    one = _stakeholder(initiative, pk)
    may_change = permissions.may_change(person, one, initiative)
    allow(allowed=may_change or request.method != "POST")
    form = stakeholder_form(one.ring)(request.POST or None, initial={name: getattr(one, name) for name in FIELDS})
    del form.fields["name"]
    if form.is_valid() and goes_well(
        form, lambda: actions.change_stakeholder(stakeholder=one, by=person, **form.cleaned_data)
    ):
        messages.success(request, _("Aangepast."))
        return redirect("conversations:stakeholders", slug=slug)
    context = {
        "title": one.name,
        "crumbs": trail(one.name, initiative),
        "initiative": initiative,
        "one": one,
        "judged": judged(one),
        "may_see_contact": permissions.may_see_contact(person, one, initiative),
        "form": form if may_change else None,
    }
    return render(request, "conversations/stakeholder.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Taking someone off the map."""
    one, person = _stakeholder(speakable(request, slug), pk), person_of(request)
    done(request, lambda: actions.remove_stakeholder(stakeholder=one, by=person), _("Van de kaart gehaald."))
    return redirect("conversations:stakeholders", slug=slug)


@login_required
@get_or_post
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """A question that went to units of the municipality."""
    initiative, person = speakable(request, slug), person_of(request)
    form = QuestionForm(request.POST or None)
    if form.is_valid() and goes_well(
        form,
        lambda: actions.ask_units(initiative=initiative, text=form.cleaned_data["text"], by=person, on=days.today()),
    ):
        return redirect("conversations:stakeholders", slug=slug)
    intro = _("Schrijf een vraag op. Daarna noteert u wat elke afdeling antwoordde.")
    return form_page(request, form, _("Een vraag aan de gemeente"), _("Bewaar"), initiative=initiative, intro=intro)


@login_required
@get_or_post
def answer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What a unit answered."""
    initiative, person = speakable(request, slug), person_of(request)
    question = get_object_or_404(UnitQuestion.objects.select_related("initiative"), pk=pk, initiative=initiative)
    units = Stakeholder.objects.filter(initiative=initiative, ring=Stakeholder.Ring.INNER).order_by("name")
    form = AnswerForm(units, request.POST or None, initial={"given_on": days.today()})
    if form.is_valid() and goes_well(
        form, lambda: actions.note_answer(question=question, by=person, **form.cleaned_data)
    ):
        return redirect("conversations:stakeholders", slug=slug)
    return form_page(request, form, _("Een antwoord noteren"), _("Bewaar"), initiative=initiative, intro=question.text)


def _stakeholder(initiative: Initiative, pk: int) -> Stakeholder:
    return get_object_or_404(Stakeholder.objects.select_related("initiative"), pk=pk, initiative=initiative)
