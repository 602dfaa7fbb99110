"""What the pages of this room share: which agreement, the way back, a page with one form, what changed meanwhile."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from tussenruimte.accounts.queries import Someone
from tussenruimte.accounts.requests import goes_well
from tussenruimte.agreements import permissions, queries
from tussenruimte.agreements.actions import ChangedMeanwhile, ClauseChanged
from tussenruimte.agreements.forms.common import RevisionForm, written
from tussenruimte.agreements.forms.drafting import FactsForm
from tussenruimte.agreements.forms.signing import SignatoryForm
from tussenruimte.agreements.models import Agreement
from tussenruimte.agreements.pages.words import how_much
from tussenruimte.agreements.rules.differences import Piece, in_words
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.register.models import Party

Crumbs = list[dict[str, str]]
Changed = list[tuple[str, tuple[Piece, ...], str]]


def agreement_for(request: HttpRequest, number: str) -> Agreement:
    """The agreement of the address, for who may see its dossier; anyone else does not learn that it exists."""
    found = get_object_or_404(queries.visible_to(request.user), number=number)
    if not permissions.may_see(request.user, found):
        raise Http404
    return found


def trail(agreement: Agreement, *parts: str) -> Crumbs:
    """The way back: the dossier, the agreement, and the page itself."""
    dossier = agreement.dossier
    crumbs = [
        {"title": dossier.title, "url": reverse("dossiers:dossier", args=[dossier.number])},
        {"title": agreement.title, "url": reverse("agreements:agreement", args=[agreement.number])},
        *({"title": part, "url": ""} for part in parts),
    ]
    crumbs[-1]["url"] = ""
    return crumbs


def voices_of(person: Someone, agreement: Agreement, *, members_too: bool = False) -> list[Party]:
    """The parties for which someone speaks here; with `members_too`, every party they belong to."""
    theirs = permissions.acts_for(person, agreement) if members_too else permissions.speaks_for(person, agreement)
    return [one.party for one in queries.parties_to(agreement) if one.party_id in theirs]


def done(request: HttpRequest, form: Form, deed: Callable[[], Any], sentence: str) -> bool:
    """Does the deed of a valid form. Who comes second finds what the first did, and their own words still there."""
    if not (form.is_valid() and goes_well(form, lambda: _told_when_changed(form, deed))):
        return False
    messages.success(request, sentence)
    return True


def _told_when_changed(form: Form, deed: Callable[[], Any]) -> None:
    try:
        deed()
    except ChangedMeanwhile as refusal:
        if isinstance(form, FactsForm | SignatoryForm):
            form.subject.refresh_from_db(fields=["revision"])
            meanwhile = {change.field: (change.old, change.new) for change in refusal.changes}
            form.once_more(form.subject.revision, meanwhile)
        raise
    except ClauseChanged as refusal:
        if isinstance(form, RevisionForm):
            form.once_more(refusal.clause.revision, _clause_meanwhile(form, refusal))
        raise


def _clause_meanwhile(form: RevisionForm, refusal: ClauseChanged) -> Mapping[str, tuple[Any, Any]]:
    """The wording that the page was made from, beside the one of now."""
    was = refusal.clause.texts.filter(number=form.cleaned_data.get("seen", 0)).first()
    now = refusal.newest
    if was is None or "seen" not in form.fields:
        return {}
    both = {"heading": (was.heading, now.heading), "text": (was.text, now.text), "seen": (was.number, now.number)}
    return {name: (old, new) for name, (old, new) in both.items() if old != new}


def changed_rows(form: Form) -> Changed:
    """What somebody else changed first, word by word, by the label of the field."""
    if not isinstance(form, RevisionForm):
        return []
    shown = ((name, *pair) for name, pair in form.meanwhile.items() if name in form.fields and name != "seen")
    rows = [
        (str(form.fields[name].label), in_words(told(form, name, old), told(form, name, new)))
        for name, old, new in shown
    ]
    return [(label, pieces, how_much(pieces)) for label, pieces in rows]


def told(form: Form, name: str, value: Any) -> str:
    """A value in the words of its field."""
    choices = dict(getattr(form.fields[name], "choices", ()))
    text = written(value)
    return str(choices.get(text, text))


def form_page(
    request: HttpRequest, agreement: Agreement, form: Form, title: str, submit: str, **context: Any
) -> HttpResponse:
    """A page with one form about an agreement; status 422 when something in it is wrong."""
    template = context.pop("template", "agreements/form.html")
    shown = {
        "agreement": agreement,
        "lead": agreement.title,
        "form": form,
        "title": title,
        "submit": submit,
        "crumbs": trail(agreement, title),
        "changed": changed_rows(form),
    }
    return render(request, template, shown | context, status=422 if form.errors else 200)


def back_to(agreement: Agreement, anchor: str = "") -> HttpResponse:
    """Back to the page of the agreement."""
    return redirect(address(agreement) + (f"#{anchor}" if anchor else ""))


def address(agreement: Agreement, name: str = "agreement", *more: Any) -> str:
    """The address of a page about an agreement."""
    return reverse(f"agreements:{name}", args=[agreement.number, *more])


def try_it(request: HttpRequest, deed: Callable[[], Any], sentence: str) -> None:
    """Does what a button asks; a refusal becomes a message on the page that follows."""
    try:
        deed()
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, sentence)
