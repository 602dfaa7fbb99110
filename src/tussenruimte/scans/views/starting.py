"""Which scans there are, and beginning one about a subject: alone, together, or copied from someone's paper."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tussenruimte.accounts.models import Person
from tussenruimte.core import days
from tussenruimte.core.refusals import Refusal
from tussenruimte.frameworks.schema import Questionnaire
from tussenruimte.register.models import Side
from tussenruimte.scans import actions, permissions, queries, rules
from tussenruimte.scans.forms import ALONE, ON_PAPER, TOGETHER, ScanForm
from tussenruimte.scans.panels import scans_of
from tussenruimte.scans.questionnaires import INTAKE, minutes_for, offered, questionnaire
from tussenruimte.scans.subjects import Kind, Subject, kind_of, kinds, name_in_address, named, page_of
from tussenruimte.scans.views.drafts import posted, private, status_of, take_a_beginning

# So many subjects are offered; who looks for another types more of its name.
FOUND = 12


@dataclass(frozen=True)
class Offered:
    """One scan in the list: what it is for, how long it takes, who fills it in."""

    asked: Questionnaire
    minutes: int
    sides: tuple[str, ...]
    url: str = ""

    @classmethod
    def of(cls, asked: Questionnaire, subject: Subject | None = None) -> "Offered":
        """With the address where it begins, about this subject or one still to be chosen."""
        url = reverse("scans:start") if asked.id == INTAKE else reverse("scans:new", args=[asked.id])
        if subject is not None:
            url = reverse("scans:new", args=[asked.id]) + "?" + urlencode({"over": name_in_address(subject)})
        return cls(asked, minutes_for(asked), tuple(str(Side(side).label) for side in asked.sides), url)


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every scan, for each kind of subject."""
    groups = [(kind, [Offered.of(asked) for asked in offered(kind.about)]) for kind in kinds()]
    return render(request, "scans/catalogue.html", {"groups": [group for group in groups if group[1]]})


@require_safe
def of_subject(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """What was filled in about one subject, and what can be."""
    subject = _named(f"{kind}:{key}", request)
    may_start = permissions.may_start(request.user, subject)
    about = offered(kind_of(subject).about) if may_start else ()
    context = {
        "subject": subject,
        "kind": kind_of(subject),
        "filled": scans_of(subject, request.user),
        "offered": [Offered.of(asked, subject) for asked in about],
    }
    return render(request, "scans/of.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, framework: str) -> HttpResponse:
    """Beginning a scan: about what, from which side, and in which way."""
    try:
        asked = questionnaire(framework)
    except KeyError:
        raise Http404 from None
    over = request.GET.get("over", "")
    if not over:
        return _choose(request, asked)
    subject = _named(over, request)
    if not permissions.may_start(request.user, subject):
        raise PermissionDenied(str(actions.NotInvolved.message))
    return _begin(request, asked, subject)


def _named(over: str, request: HttpRequest) -> Subject:
    subject = named(over, request.user)
    if subject is None:
        raise Http404
    return subject


def _choose(request: HttpRequest, asked: Questionnaire) -> HttpResponse:
    """The subjects to which someone belongs, by name."""
    words = rules.clean_text(request.GET.get("zoek"))[:80]
    accepted = [kind for kind in kinds() if kind.about in asked.accepts]
    found = [(kind, _subjects(request, kind, words)) for kind in accepted]
    context: dict[str, Any] = {"asked": asked, "words": words, "found": [group for group in found if group[1]]}
    return render(request, "scans/choose.html", context)


def _subjects(request: HttpRequest, kind: Kind, words: str) -> list[tuple[Subject, str]]:
    named_like = {f"{kind.named_by}__icontains": words}
    mine = kind.involving(request.user).filter(**named_like).order_by(kind.named_by, "pk")[:FOUND]
    return [(subject, urlencode({"over": name_in_address(subject)})) for subject in mine]


def _begin(request: HttpRequest, asked: Questionnaire, subject: Subject) -> HttpResponse:
    person = request.user
    assert isinstance(person, Person)  # noqa: S101  login_required has seen to it
    how = request.GET.get("hoe", ALONE)
    how = how if how in (ALONE, TOGETHER, ON_PAPER) else ALONE
    choose = permissions.sides_on_paper if how == ON_PAPER else permissions.sides_to_start_from
    initial = {} if how == ON_PAPER else {"name": person.name}
    form = ScanForm(how, choose(person, subject, asked), posted(request), initial=initial)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            take_a_beginning(request)
            response = actions.start_scan(
                framework=asked.id, who=form.who(), by=person, at=days.now(), subject=subject, paper=form.paper()
            )
        except Refusal as refusal:
            status = status_of(refusal)
            form.add_error(None, str(refusal.message))
        else:
            return redirect("scans:resume", response.token)
    context = {
        "asked": Offered.of(asked, subject),
        "subject": subject,
        "page": page_of(subject),
        "form": form,
        "how": how,
        "ways": (ALONE, TOGETHER, ON_PAPER),
        "over": name_in_address(subject),
    }
    return private(render(request, "scans/new.html", context, status=status))


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def for_another(request: HttpRequest, number: str) -> HttpResponse:
    """Copying someone's paper into a scan that runs, with their consent."""
    scan = queries.visible_to(request.user).filter(number=number).first()
    if scan is None:
        raise Http404
    if not permissions.may_fill_in_for_another(request.user, scan):
        raise PermissionDenied(str(actions.NotInvolved.message))
    person = request.user
    assert isinstance(person, Person)  # noqa: S101  login_required has seen to it
    asked = questionnaire(scan.framework)
    form = ScanForm(ON_PAPER, permissions.sides_to_copy(person, scan, asked), posted(request))
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            response = actions.join(scan=scan, who=form.who(), by=person, at=days.now(), paper=form.paper())
        except Refusal as refusal:
            status = status_of(refusal)
            form.add_error(None, str(refusal.message))
        else:
            return redirect("scans:resume", response.token)
    context = {"scan": scan, "asked": asked, "form": form}
    return private(render(request, "scans/for-another.html", context, status=status))
