"""Who belongs to an initiative, inviting people, and what it is kin to."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import get_or_post
from tussenruimte.core import days, limits
from tussenruimte.core.refusals import Refusal
from tussenruimte.register import actions, links, permissions, queries
from tussenruimte.register.forms import InviteForm, KinForm, MandateForm
from tussenruimte.register.models import Descent, Initiative, Party
from tussenruimte.register.views.common import allow, form_page, goes_well, initiative_for, person_of, trail


@login_required
@require_safe
def members(request: HttpRequest, slug: str) -> HttpResponse:
    """The people of an initiative, for each other."""
    initiative = initiative_for(request, slug)
    allow(allowed=permissions.may_see_members(request.user, initiative))
    title = _("Mensen")
    memberships = list(queries.members(initiative))
    context = {
        "initiative": initiative,
        "rows": [
            (one, MandateForm(initial={"mandate": one.mandate}, auto_id=f"id-{one.pk}-%s")) for one in memberships
        ],
        "may_manage": permissions.may_manage_members(request.user, initiative),
        "title": title,
        "crumbs": trail(title, initiative),
    }
    return render(request, "register/members.html", context)


@login_required
@get_or_post
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks someone to join."""
    initiative = initiative_for(request, slug)
    allow(allowed=permissions.may_manage_members(request.user, initiative))
    form, person = InviteForm(request.POST or None), person_of(request)
    if request.method == "POST":
        limits.take("register-invite", request, allowed=30, per=timedelta(hours=1))
    if form.is_valid() and goes_well(
        form, lambda: actions.invite_member(party=initiative, by=person, **form.cleaned_data)
    ):
        messages.success(request, _("De uitnodiging is verstuurd."))
        return redirect("register:members", slug=slug)
    return form_page(request, form, _("Iemand uitnodigen"), _("Verstuur uitnodiging"), initiative=initiative)


@login_required
@get_or_post
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Accepts an invitation."""
    invitation = links.read_invitation(token)
    party = invitation and Party.objects.filter(pk=invitation.party).first()
    if not invitation or not party:
        return render(request, "register/old-link.html", status=410)
    refusal = ""
    if request.method == "POST":
        try:
            actions.accept_invitation(invitation=invitation, by=person_of(request), on=days.today())
        except Refusal as refused:
            refusal = str(refused.message)
        else:
            messages.success(request, _("Welkom. U hoort er nu bij."))
            return redirect("web:my-desk")
    title = _("Doe mee")
    context = {"party": party, "refusal": refusal, "title": title, "crumbs": trail(title)}
    return render(request, "register/join.html", context, status=422 if refusal else 200)


@login_required
@require_POST
def change_member(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Gives a member another mandate, or ends the membership."""
    initiative = initiative_for(request, slug)
    membership = get_object_or_404(queries.members(initiative), pk=pk)
    person = person_of(request)
    leaves = "end" in request.POST
    allow(allowed=permissions.may_manage_members(person, initiative) or (leaves and membership.person_id == person.pk))
    form = MandateForm(request.POST)
    try:
        if leaves:
            actions.end_membership(membership=membership, by=person, on=days.today())
        elif form.is_valid():
            actions.change_mandate(membership=membership, mandate=form.cleaned_data["mandate"], by=person)
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Dat is veranderd."))
    stays = permissions.may_see_members(person, initiative)
    return redirect("register:members", slug=slug) if stays else redirect("register:initiatives")


@login_required
@get_or_post
def kin(request: HttpRequest, slug: str) -> HttpResponse:
    """Where an initiative came from, and what grew from it."""
    initiative = initiative_for(request, slug)
    allow(allowed=permissions.may_link_offshoot(request.user, initiative))
    form = KinForm(request.user, request.POST or None)
    if form.is_valid() and goes_well(form, lambda: _link(request, initiative, form)):
        messages.success(request, _("De twee initiatieven zijn aan elkaar gekoppeld."))
        return redirect("register:kin", slug=slug)
    context = {
        "initiative": initiative,
        "kin": queries.kin_of(initiative, request.user),
        "template": "register/kin.html",
    }
    return form_page(request, form, _("Moeder- en dochterinitiatieven"), _("Koppel"), **context)


def _link(request: HttpRequest, initiative: Initiative, form: KinForm) -> None:
    other = form.cleaned_data["other"]
    mother, offshoot = (other, initiative) if form.cleaned_data["how"] == "mother" else (initiative, other)
    actions.link_offshoot(
        mother=mother, offshoot=offshoot, by=person_of(request), on=days.today(), note=form.cleaned_data["note"]
    )


@login_required
@require_POST
def unlink(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Takes a link between two initiatives away."""
    initiative = initiative_for(request, slug)
    allow(allowed=permissions.may_link_offshoot(request.user, initiative))
    linked = Descent.objects.filter(mother=initiative) | Descent.objects.filter(offshoot=initiative)
    descent = get_object_or_404(linked.select_related("mother", "offshoot"), pk=pk)
    actions.unlink_offshoot(descent=descent, by=person_of(request))
    messages.success(request, _("De koppeling is weg."))
    return redirect("register:kin", slug=slug)
