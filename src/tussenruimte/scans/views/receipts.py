"""The receipt: number, moment, what happens next, from whom, by when; and a copy of what was told."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tussenruimte.register.permissions import may_see
from tussenruimte.scans import contact, emails, permissions, queries
from tussenruimte.scans.models import Response
from tussenruimte.scans.questionnaires import as_asked
from tussenruimte.scans.rules import Basics
from tussenruimte.scans.subjects import closed_to, initiative_of
from tussenruimte.scans.views.drafts import private, tells_basics
from tussenruimte.scans.views.finishing import told_parts


@never_cache
@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """The receipt, for who holds the link."""
    response = queries.response_with(token)
    if response is None or closed_to(request.user, response.scan):
        raise Http404
    if response.sent_at is None:
        return redirect("scans:resume", token)
    return _shown(request, response)


@never_cache
@require_safe
def receipt_by_number(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt by its number, for the teller who is signed in; anyone else does not learn that it exists."""
    told = queries.mine(request.user).filter(scan__number=number).first()
    if told is None:
        return render(request, "scans/receipt-elsewhere.html", status=404)
    return _shown(request, told)


def _shown(request: HttpRequest, response: Response) -> HttpResponse:
    initiative = initiative_of(response.scan)
    context = {
        "response": response,
        "scan": response.scan,
        "contact": contact.of(response.scan),
        "told": Basics.read(response.basics) if tells_basics(response) else None,
        "parts": told_parts(response, as_asked(response.scan.framework, [response.answers])),
        "initiative": initiative,
        "may_see": initiative is not None and may_see(request.user, initiative),
        "may_adopt": permissions.may_adopt(request.user, response),
        "invitation": emails.site_address("scans:invited", response.scan.invitation),
        "may_share": permissions.may_share(request.user, response, response.token),
        "others": queries.sent_responses(response.scan).exclude(pk=response.pk).count(),
        "mailed_to": emails.address_of(response),
    }
    return private(render(request, "scans/receipt.html", context))
