"""What a scan comes to: answers side by side, marks drawn, over time, and beside another scan."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Side
from tussenruimte.scans import drawings, emails, exports, permissions, queries, rules
from tussenruimte.scans.models import Scan
from tussenruimte.scans.subjects import closed_to, is_closed, kind_of, page_of, subject_of
from tussenruimte.scans.views.drafts import private

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@require_safe
def compare(request: HttpRequest, number: str) -> HttpResponse:
    """The outcome of a scan, for those involved, and for everyone when all shared it with everyone."""
    if not request.user.is_authenticated and not queries.visible_to(request.user).filter(number=number).exists():
        return redirect_to_login(request.get_full_path())
    return _shown(request, _visible(request, number))


def _visible(request: HttpRequest, number: str) -> Scan:
    return get_object_or_404(queries.visible_to(request.user).select_related("desk", "answered_by"), number=number)


@never_cache
@require_safe
def compare_by_token(request: HttpRequest, token: str) -> HttpResponse:
    """The same for a respondent without an account, who sent their own answers first."""
    response = queries.response_with(token)
    if response is None or closed_to(request.user, response.scan):
        raise Http404
    if response.sent_at is None:
        return redirect("scans:resume", token)
    return _shown(request, response.scan, token)


def _shown(request: HttpRequest, scan: Scan, token: str = "") -> HttpResponse:
    who = permissions.reader(request.user, scan, token)
    sent = list(queries.sent_responses(scan))
    outcome = queries.outcome_for(who, scan, sent)
    moments = queries.moments(scan, who)
    subject = subject_of(scan)
    seen = subject is not None and kind_of(subject).visible_to(request.user).filter(pk=subject.pk).exists()
    context = {
        "scan": scan,
        "token": token,
        "outcome": outcome,
        "missing_sides": [drawings.side_title(side) for side in outcome.missing.sides],
        "blind_spots": [
            (spot, drawings.side_title(spot.point.party), Side(spot.seen_by).label) for spot in outcome.blind_spots
        ],
        "radar": drawings.radar_of(outcome),
        "bars": drawings.bars_of(outcome),
        "ladder": drawings.ladder_of(outcome),
        "beginnings": [
            (score.point, drawings.said_by_sides(score), _links(score.point.advises)) for score in outcome.weakest
        ],
        "balances": drawings.balances_of(outcome),
        "moments": moments if len(moments) > 1 else (),
        "change": drawings.change_of(moments),
        "shifts": rules.shifts(outcome.questionnaire, [moment.outcome.voices for moment in moments]),
        "earlier": queries.since_last_time(scan, who),
        "subject": subject if seen else None,
        "page": page_of(subject) if seen else "",
        "may_answer": permissions.may_answer(request.user, scan),
        "may_copy": permissions.may_fill_in_for_another(request.user, scan),
        "for_all": not is_closed(scan),
        "shareable": [(response, queries.label_of(response)) for response in sent if who.may_share(response)],
        "invitation": emails.site_address("scans:invited", scan.invitation) if who.involved else "",
    }
    return private(render(request, "scans/compare.html", context))


def _links(references: Iterable[str]) -> list[tuple[str, str]]:
    """What to read on, each with its address."""
    known = current_catalogue()
    found = [(reference, *reference.partition("/")) for reference in references if known.has(reference)]
    return [
        (known.title(whole), reverse("web:framework", args=[framework]) + (f"#{item}" if item else ""))
        for whole, framework, _slash, item in found
    ]


@never_cache
@login_required
@require_safe
def export(request: HttpRequest, number: str) -> HttpResponse:
    """The answers as an Excel workbook, for those involved."""
    scan = _visible(request, number)
    if not permissions.may_export(request.user, scan):
        raise Http404
    written = exports.workbook(queries.outcome(scan, request.user))
    return HttpResponse(
        written,
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{scan.number}.xlsx"', "X-Robots-Tag": "noindex"},
    )


@never_cache
@require_safe
def beside(request: HttpRequest) -> HttpResponse:
    """Two scans with the same questions beside each other, such as two neighbourhoods. No ranking."""
    seen = queries.comparable(request.user)
    names = queries.names_of(seen)
    choices = [(scan, drawings.scan_title(scan, names)) for scan in seen]
    numbers = [request.GET.get(key, "") for key in ("a", "b")]
    chosen = [next((scan for scan in seen if scan.number == number), None) for number in numbers]
    first, second = chosen
    context: dict[str, object] = {"choices": choices, "numbers": numbers}
    if first is not None and second is not None:
        context |= _pair(request, first, second, names)
    return render(request, "scans/beside.html", context)


def _pair(request: HttpRequest, first: Scan, second: Scan, names: dict[tuple[str, str], str]) -> dict[str, object]:
    if first.framework != second.framework:
        return {"differ": True}
    pair = [queries.outcome(scan, request.user) for scan in (first, second)]
    titles = [drawings.scan_title(scan, names) for scan in (first, second)]
    ready = all(outcome.is_ready for outcome in pair)
    return {
        "pair": list(zip(titles, pair, strict=True)),
        "ready": ready,
        "radar": drawings.beside(pair, titles) if ready else None,
        "shifts": rules.shifts(pair[0].questionnaire, [outcome.voices for outcome in pair]) if ready else (),
    }
