"""Working in a dossier: each page asks one thing and does one deed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import actions, forms, permissions
from tussenruimte.dossiers.models import Promise
from tussenruimte.dossiers.views.common import back_to, dossier_for, one_form, voices_of


@login_required
@get_or_post
def edit(request: HttpRequest, number: str) -> HttpResponse:
    """What it is about and what is needed."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_edit(request.user, dossier))
    form = forms.EditForm(dossier, request.POST or None)
    return one_form(
        request,
        dossier,
        form,
        lambda: actions.edit_dossier(
            dossier=dossier, changes=form.changes, revision=form.cleaned_data["revision"], by=person_of(request)
        ),
        said=_("Uw veranderingen zijn bewaard."),
        title=_("Dossier aanpassen"),
        submit=_("Bewaar"),
    )


@login_required
@get_or_post
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """Now, later or never."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_answer(request.user, dossier))
    form = forms.AnswerForm(dossier, request.POST or None)
    return one_form(
        request,
        dossier,
        form,
        lambda: actions.answer(dossier=dossier, by=person_of(request), on=days.today(), **form.cleaned_data),
        said=_("Uw antwoord staat in het dossier. De mensen van het initiatief krijgen bericht."),
        title=_("Geef antwoord"),
        submit=_("Geef dit antwoord"),
    )


@login_required
@get_or_post
def phase(request: HttpRequest, number: str) -> HttpResponse:
    """In which phase help is wanted."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_choose_phase(request.user, dossier))
    form = forms.PhaseForm(dossier, request.POST or None)
    return one_form(
        request,
        dossier,
        form,
        lambda: actions.choose_phase(dossier=dossier, by=person_of(request), on=days.today(), **form.cleaned_data),
        said=_("De fase staat in het dossier."),
        title=_("Fase kiezen"),
        submit=_("Bewaar"),
    )


@login_required
@get_or_post
def turn(request: HttpRequest, number: str) -> HttpResponse:
    """What happens next, who does it and by when."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_pass_turn(request.user, dossier))
    form = forms.TurnForm(dossier, request.POST or None)
    return one_form(
        request,
        dossier,
        form,
        lambda: actions.pass_turn(dossier=dossier, by=person_of(request), on=days.today(), **form.cleaned_data),
        said=_("De volgende stap staat in het dossier."),
        title=_("Volgende stap"),
        submit=_("Bewaar"),
    )


@login_required
@get_or_post
def appoint(request: HttpRequest, number: str) -> HttpResponse:
    """Who handles it, who steps in, who backs it."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_appoint(request.user, dossier))
    form = forms.AppointForm(dossier, request.POST or None)
    return one_form(
        request,
        dossier,
        form,
        lambda: actions.appoint(dossier=dossier, by=person_of(request), on=days.today(), **form.cleaned_data),
        said=_("Iedereen in het dossier ziet nu wie het behandelt."),
        title=_("Wie behandelt dit?"),
        submit=_("Bewaar"),
    )


@login_required
@get_or_post
def bring_in(request: HttpRequest, number: str) -> HttpResponse:
    """A partner joins."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_bring_in(request.user, dossier))
    form = forms.PartnerForm(request.POST or None)
    return one_form(
        request,
        dossier,
        form,
        lambda: actions.bring_in(dossier=dossier, by=person_of(request), on=days.today(), **form.cleaned_data),
        said=_("Deze partij doet nu mee."),
        title=_("Partij toevoegen"),
        submit=_("Voeg toe"),
        anchor="partijen",
    )


@login_required
@require_POST
def leave_out(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """A partner leaves."""
    dossier = dossier_for(request, number)
    taking_part = get_object_or_404(dossier.takes_part.select_related("party", "dossier"), pk=pk)
    try:
        actions.leave_out(taking_part=taking_part, by=person_of(request), on=days.today())
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Deze partij doet niet meer mee."))
    return back_to(dossier, "partijen")


@login_required
@get_or_post
def unit(request: HttpRequest, number: str) -> HttpResponse:
    """A unit of the municipality has to do with it."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_involve_units(request.user, dossier))
    form = forms.UnitForm(request.POST or None)
    return one_form(
        request,
        dossier,
        form,
        lambda: actions.involve_unit(dossier=dossier, by=person_of(request), on=days.today(), **form.cleaned_data),
        said=_("De afdeling staat in het dossier."),
        title=_("Afdeling betrekken"),
        submit=_("Bewaar"),
        anchor="afdelingen",
    )


@login_required
@get_or_post
def note(request: HttpRequest, number: str) -> HttpResponse:
    """Saying something."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_speak(request.user, dossier))
    form = forms.NoteForm(voices_of(request.user, dossier), request.POST or None)
    return one_form(
        request,
        dossier,
        form,
        lambda: actions.add_note(
            dossier=dossier,
            text=form.cleaned_data["text"],
            internal=form.cleaned_data["internal"],
            party=form.voice,
            by=person_of(request),
            at=days.now(),
        ),
        said=_("Uw notitie staat in het dossier."),
        title=_("Notitie schrijven"),
        submit=_("Bewaar"),
        anchor="notities",
    )


@login_required
@get_or_post
def promise(request: HttpRequest, number: str) -> HttpResponse:
    """Promising something for one's own party."""
    dossier = dossier_for(request, number)
    allow(allowed=dossier.is_open and permissions.may_speak(request.user, dossier))
    form = forms.PromiseForm(voices_of(request.user, dossier), request.POST or None)
    return one_form(
        request,
        dossier,
        form,
        lambda: actions.make_promise(
            dossier=dossier,
            promiser=form.voice,
            text=form.cleaned_data["text"],
            due=form.cleaned_data["due"],
            kind=form.cleaned_data["kind"],
            hours_per_week=form.cleaned_data["hours_per_week"],
            by=person_of(request),
            on=days.today(),
        ),
        said=_("De toezegging staat in het dossier. Beide kanten zien haar."),
        title=_("Iets toezeggen"),
        submit=_("Zeg toe"),
        anchor="toezeggingen",
    )


@login_required
@get_or_post
def settle(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """What came of a promise."""
    dossier = dossier_for(request, number)
    promised = get_object_or_404(dossier.promises.select_related("promiser", "dossier"), pk=pk)
    ends = [state for state in Promise.State.values if state != Promise.State.OPEN]
    able = [state for state in ends if permissions.may_settle(request.user, promised, state)]
    allow(allowed=bool(able))
    form = forms.SettleForm(able, request.POST or None)
    return one_form(
        request,
        dossier,
        form,
        lambda: actions.settle_promise(promise=promised, by=person_of(request), on=days.today(), **form.cleaned_data),
        said=_("Wat ervan kwam, staat in het dossier."),
        title=_("Toezegging afsluiten"),
        submit=_("Bewaar"),
        anchor="toezeggingen",
        intro=promised.text,
    )
