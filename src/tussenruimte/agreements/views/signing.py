"""Laying the text out to be signed, reading and signing it, with a code or on paper, and every text that was signed."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.agreements import actions, documents, pages, permissions, queries
from tussenruimte.agreements.forms.signing import PaperForm, ProposeForm, SignForm
from tussenruimte.agreements.models import Agreement, AgreementParty, Version
from tussenruimte.agreements.rules import canonical
from tussenruimte.agreements.rules.layout import blocks_of
from tussenruimte.agreements.views.common import address, agreement_for, back_to, done, form_page, trail, try_it
from tussenruimte.core import days, limits
from tussenruimte.dossiers import files
from tussenruimte.ui import paper as printing
from tussenruimte.ui.word import CONTENT_TYPE as WORD

# Room for the other fields and the boundaries of the form around the file.
MOST_SENT = files.MAX_BYTES + 100_000


@login_required
@never_cache
@get_or_post
def propose(request: HttpRequest, number: str) -> HttpResponse:
    """The whole text once more, and then laying exactly that before the parties."""
    found = agreement_for(request, number)
    allow(allowed=permissions.may_propose(request.user, found))
    missing = pages.missing(found)
    text = queries.text_of(found)
    form = ProposeForm(canonical.fingerprint(text), request.POST or None)
    if done(
        request,
        form,
        lambda: actions.propose_for_signing(
            agreement=found, sha256=form.cleaned_data["sha256"], by=person_of(request), at=days.now()
        ),
        _("De tekst ligt om te tekenen. Wie tekent, krijgt bericht."),
    ):
        return back_to(found)
    if form.errors:
        # Whoever reads the text as it is now lays that text before the others.
        form = _refused(form, ProposeForm(canonical.fingerprint(text), {"sha256": canonical.fingerprint(text)}))
    context = {
        "missing": missing,
        "blocks": blocks_of(text),
        "changes": pages.changes_since_signed(found),
        "earlier": found.current,
        "template": "agreements/propose.html",
    }
    return form_page(request, found, form, _("Voorleggen om te tekenen"), _("Leg deze tekst voor"), **context)


def _refused(old: ProposeForm, new: ProposeForm) -> ProposeForm:
    """The form about the text of now, with why the one before it was refused."""
    new.is_valid()
    for error in old.non_field_errors():
        new.add_error(None, str(error))
    return new


@login_required
@never_cache
@get_or_post
def sign(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Reading the whole text, knowing what signing means, and signing for a party."""
    found, version, line = _to_sign(request, number, pk)
    form = SignForm(version.sha256, request.POST or None)
    if request.method == "POST":
        limits.take("agreement-sign", request, allowed=60, per=timedelta(hours=1))
    if done(
        request,
        form,
        lambda: actions.sign(
            version=version,
            party=line.party,
            name=form.cleaned_data["name"],
            code=form.cleaned_data["code"],
            sha256=form.cleaned_data["sha256"],
            by=person_of(request),
            at=days.now(),
        ),
        _("U hebt getekend voor %(party)s.") % {"party": line.party.name},
    ):
        return redirect(address(found, "version", version.number))
    shown = documents.paper_of(version)
    context = {
        "form": form,
        "line": line,
        "blocks": shown.blocks,
        "has_code": pages.has_code(version, line, person_of(request), days.now()),
        "submit": _("Teken"),
        **pages.around(found, version, shown),
        "crumbs": trail(found, _("Lees en teken")),
    }
    return render(request, "agreements/sign.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def code(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Mails a one-time code to the person who signs."""
    found, version, line = _to_sign(request, number, pk)

    def ask() -> None:
        given = actions.ask_code(version=version, party=line.party, by=person_of(request), at=days.now())
        if given:
            messages.info(request, _("In de demonstratie is er geen mail. Uw code is %(code)s.") % {"code": given})

    try_it(request, ask, _("De code is onderweg naar uw mail."))
    return redirect(address(found, "sign", line.pk) + "#tekenen")


def _to_sign(request: HttpRequest, number: str, pk: int) -> tuple[Agreement, Version, AgreementParty]:
    """What is out for signing, for the person whom the party named; who signed already goes to the signed text."""
    found = agreement_for(request, number)
    line = get_object_or_404(queries.parties_to(found), pk=pk)
    version = queries.open_version(found)
    if version is None:
        raise Http404
    allow(allowed=permissions.may_sign(request.user, version, line.party))
    return found, version, line


@csrf_exempt
@login_required
@get_or_post
def on_paper(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Entering a signature on paper. What is too big is refused before any of it is read."""
    _found, version, line = _on_paper(request, number, pk)
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MOST_SENT:
        answer = _paper_page(request, version, line, PaperForm(version.sha256), warning=files.too_big())
        answer.status_code = 413
        return answer
    return _record(request, number, pk)


@csrf_protect
def _record(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    found, version, line = _on_paper(request, number, pk)
    sent = request.method == "POST"
    form = PaperForm(version.sha256, request.POST, request.FILES) if sent else PaperForm(version.sha256)
    if sent:
        limits.take("agreement-paper", request, allowed=60, per=timedelta(hours=1))
    if done(request, form, lambda: _keep(request, version, line, form), _("De handtekening op papier staat erbij.")):
        return redirect(address(found, "version", version.number))
    return _paper_page(request, version, line, form)


def _on_paper(request: HttpRequest, number: str, pk: int) -> tuple[Agreement, Version, AgreementParty]:
    found = agreement_for(request, number)
    line = get_object_or_404(queries.parties_to(found), pk=pk)
    version = queries.open_version(found)
    if version is None:
        raise Http404
    allow(allowed=permissions.may_record_paper(request.user, version, line.party))
    return found, version, line


def _keep(request: HttpRequest, version: Version, line: AgreementParty, form: PaperForm) -> None:
    given = form.cleaned_data["file"]
    actions.record_paper_signature(
        version=version,
        party=line.party,
        name=form.cleaned_data["name"],
        sha256=form.cleaned_data["sha256"],
        filename=given.name or "",
        content=given.read(),
        by=person_of(request),
        at=days.now(),
    )


def _paper_page(
    request: HttpRequest, version: Version, line: AgreementParty, form: PaperForm, warning: str = ""
) -> HttpResponse:
    context = {"version": version, "line": line, "warning": warning, "template": "agreements/paper-in.html"}
    title = _("Getekend op papier door %(party)s") % {"party": line.party.name}
    return form_page(request, version.agreement, form, title, _("Voeg toe"), **context)


# --- what was laid down ----------------------------------------------------------------------------------------------
@login_required
@require_safe
def version(request: HttpRequest, number: str, version: int) -> HttpResponse:
    """A text that was laid down to be signed, to the letter, with who signed it."""
    found, shown = _version(request, number, version)
    printed = documents.paper_of(shown)
    title = _("Versie %(number)d") % {"number": shown.number}
    context = {
        "title": title,
        "blocks": printed.blocks,
        "papers": [one for one in queries.signatures_of(shown) if one.document_id],
        "to_scan": pages.to_scan(shown, request.user),
        "to_sign": pages.to_sign(found, shown, request.user),
        "has_pdf": printing.can_write(),
        **pages.around(found, shown, printed),
        "crumbs": trail(found, title),
    }
    return render(request, "agreements/version.html", context)


@login_required
@require_safe
def print_view(request: HttpRequest, number: str, version: int) -> HttpResponse:
    """The same to print, with room to sign by hand."""
    found, shown = _version(request, number, version)
    context = documents.context(documents.paper_of(shown))
    return render(request, "agreements/paper.html", context | {"crumbs": trail(found, _("Om te printen"))})


@login_required
@require_safe
def pdf(request: HttpRequest, number: str, version: int) -> HttpResponse:
    """The same as a tagged PDF; there is none on a machine without Pango, and no page leads here then."""
    found, shown = _version(request, number, version)
    if not printing.can_write():
        raise Http404
    # Laying out a PDF takes a second of the machine.
    limits.take("agreement-pdf", request, allowed=30, per=timedelta(hours=1))
    return file(documents.as_pdf(documents.paper_of(shown)), "application/pdf", f"{found.number}-{shown.number}.pdf")


@login_required
@require_safe
def word(request: HttpRequest, number: str, version: int) -> HttpResponse:
    """The same as a Word document."""
    found, shown = _version(request, number, version)
    return file(documents.as_word(documents.paper_of(shown)), WORD, f"{found.number}-{shown.number}.docx")


@login_required
@require_safe
def text(request: HttpRequest, number: str, version: int) -> HttpResponse:
    """The exact text as bytes: its SHA-256 is the fingerprint."""
    found, shown = _version(request, number, version)
    return file(shown.text.encode(), "text/plain; charset=utf-8", f"{found.number}-{shown.number}.txt")


def _version(request: HttpRequest, number: str, version: int) -> tuple[Agreement, Version]:
    found = agreement_for(request, number)
    return found, get_object_or_404(found.versions.select_related("agreement__dossier"), number=version)


def file(content: bytes, kind: str, name: str) -> HttpResponse:
    """Something to keep, under its own name."""
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
