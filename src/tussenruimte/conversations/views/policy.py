"""The policy-note builder: a municipality's own, with every version and a Word document of each."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.requests import get_or_post
from tussenruimte.conversations import actions, documents, frameworks, permissions, queries
from tussenruimte.conversations.forms.policy import NoteForm
from tussenruimte.conversations.models import PolicyNote
from tussenruimte.conversations.rules.policy import Note, note_of
from tussenruimte.conversations.views.common import allow, form_page, goes_well, person_of, trail
from tussenruimte.core import days
from tussenruimte.register.models import Organisation
from tussenruimte.scans.subjects import name_in_address
from tussenruimte.ui.word import CONTENT_TYPE as WORD


@login_required
@require_safe
def note(request: HttpRequest, slug: str, version: int | None = None) -> HttpResponse:
    """One version of the note as it reads, the newest unless told otherwise, with the list of versions."""
    organisation = _organisation(request, slug)
    versions = list(queries.notes_of(organisation, request.user))
    shown = next((one for one in versions if version in (None, one.version)), None)
    if version is not None and shown is None:
        return redirect("conversations:note", slug=slug)
    title = _("Beleidsnotitie")
    context = {
        "title": title,
        "crumbs": trail(title, None, (organisation.name, "")),
        "organisation": organisation,
        "versions": versions,
        "shown": shown,
        "note": _read(shown),
        "framework": frameworks.OPENNESS,
        "over": name_in_address(organisation),
    }
    return render(request, "conversations/note.html", context)


@login_required
@get_or_post
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Writing the next version."""
    organisation, person = _organisation(request, slug), person_of(request)
    last = queries.last_note(organisation, person)
    initial = NoteForm.initial_of(last.texts, last.roles, last.version) if last else {"seen": 0}
    form = NoteForm(request.POST or None, initial=initial)
    if form.is_valid() and goes_well(form, lambda: _save(form, organisation, person)):
        messages.success(request, _("Uw versie is bewaard."))
        return redirect("conversations:note", slug=slug)
    title = _("Beleidsnotitie schrijven")
    address = reverse("conversations:note", args=[slug])
    intro = _("U hoeft niet alles in één keer te schrijven. Begin een regel met een streepje voor een lijst.")
    crumbs = trail(title, None, (_("Beleidsnotitie"), address))
    return form_page(request, form, title, _("Bewaar deze versie"), intro=intro, crumbs=crumbs)


@login_required
@require_safe
def word(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """One version as a Word document."""
    organisation = _organisation(request, slug)
    found = get_object_or_404(queries.notes_of(organisation, request.user), version=version)
    written = documents.word_note(
        _read(found),
        municipality=organisation.name,
        version=version,
        saved_on=timezone.localdate(found.saved_at, days.AMSTERDAM),
        language=get_language() or "nl",
    )
    answer = HttpResponse(written, content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="beleidsnotitie-{organisation.slug}-{version}.docx"'
    return answer


def _organisation(request: HttpRequest, slug: str) -> Organisation:
    organisation = get_object_or_404(Organisation, slug=slug)
    allow(allowed=permissions.writes_policy_for(request.user, organisation))
    return organisation


def _read(found: PolicyNote | None) -> Note:
    texts, roles = (found.texts, found.roles) if found else ({}, {})
    return note_of(frameworks.note_items(), frameworks.roles(), texts, roles)


def _save(form: NoteForm, organisation: Organisation, person: Person) -> None:
    actions.save_note(
        organisation=organisation,
        texts=form.texts,
        roles=form.roles,
        seen=form.cleaned_data["seen"],
        changed=form.cleaned_data["changed"],
        by=person,
        at=days.now(),
    )
