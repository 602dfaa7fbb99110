"""What every page of a draft needs: the draft behind the link, and where we are in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tussenruimte.core import days, limits
from tussenruimte.core.limits import TooMany
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.frameworks.schema import Questionnaire
from tussenruimte.scans import actions, queries, rules
from tussenruimte.scans.models import Response
from tussenruimte.scans.questionnaires import questionnaire
from tussenruimte.scans.subjects import closed_to

View = Callable[..., HttpResponse]
BASICS, CHECK = "basis", "controleren"


def of_draft(view: View) -> View:
    """Opens the draft behind a link. A wrong link is 404, an expired one explains itself, a sent one has a receipt."""

    @wraps(view)
    @never_cache
    def opened(request: HttpRequest, token: str, **others: str) -> HttpResponse:
        response = queries.response_with(token)
        if response is None or closed_to(request.user, response.scan):
            raise Http404
        if response.sent_at:
            return redirect("scans:receipt", token)
        if response.forgotten_on or rules.has_expired(response.expires_on, days.today()):
            return expired(request, response)
        try:
            return private(view(request, response, **others))
        except actions.AlreadySent:
            return redirect("scans:receipt", token)
        except actions.LinkExpired:
            return expired(request, response)

    return opened


def expired(request: HttpRequest, response: Response) -> HttpResponse:
    """What happened to a draft that waited too long, and what to do."""
    return private(render(request, "scans/expired.html", {"response": response}, status=410))


def private(answer: HttpResponse) -> HttpResponse:
    """Keeps a page whose address is a key out of search engines."""
    answer["X-Robots-Tag"] = "noindex"
    return answer


def asked_in(response: Response) -> Questionnaire:
    """What a response answers; 404 when a municipality took its questionnaire away."""
    try:
        return questionnaire(response.scan.framework)
    except KeyError:
        raise Http404 from None


def tells_basics(response: Response) -> bool:
    """Whether this response begins with what the initiative is called: only where it was still to be told."""
    return bool(response.basics)


@dataclass(frozen=True)
class Stop:
    """One step of a draft, as the page lists it."""

    id: str
    title: str
    url: str
    state: str


@dataclass(frozen=True)
class Journey:
    """Where someone is in a draft."""

    stops: tuple[Stop, ...]
    number: int

    @property
    def total(self) -> int:
        """How many steps there are."""
        return len(self.stops)

    @property
    def here(self) -> Stop:
        """This step."""
        return self.stops[self.number - 1]

    @property
    def back(self) -> str:
        """The address of the step before; empty at the first."""
        return self.stops[self.number - 2].url if self.number > 1 else ""

    @property
    def onward(self) -> str:
        """The address of the step after; the last one has itself."""
        return self.stops[min(self.number, self.total - 1)].url


def journey(response: Response, asked: Questionnaire, here: str) -> Journey:
    """The steps of a draft with `here` as the current one; 404 when there is no such step."""
    named = [(section.id, section.title) for section in rules.sections_of(asked)]
    if tells_basics(response):
        named.insert(0, (BASICS, _("Over het initiatief")))
    named.append((CHECK, _("Controleren en versturen")))
    ids = [id_ for id_, _title in named]
    if here not in ids:
        raise Http404
    place = ids.index(here)
    stops = [
        Stop(id_, title, address_of(response, id_), "current" if at == place else "done" if at < place else "todo")
        for at, (id_, title) in enumerate(named)
    ]
    return Journey(tuple(stops), place + 1)


def address_of(response: Response, step: str) -> str:
    """The address of a step."""
    if step in (BASICS, CHECK):
        return reverse("scans:basics" if step == BASICS else "scans:check", args=[response.token])
    return reverse("scans:step", args=[response.token, step])


def posted(request: HttpRequest) -> QueryDict | None:
    """What was filled in; None when the page is only asked for."""
    return request.POST if request.method == "POST" else None


def wants_later(request: HttpRequest) -> bool:
    """Whether the button "bewaar en ga later verder" was used."""
    return "later" in request.POST


def after_saving(request: HttpRequest, response: Response, onward: str) -> HttpResponse:
    """Where to go when a step is saved: on, back to the check page one came from, or away for now."""
    if wants_later(request):
        return redirect("scans:later", response.token)
    if request.GET.get("terug") == CHECK:
        return redirect("scans:check", response.token)
    return redirect(onward)


def take_a_beginning(request: HttpRequest) -> None:
    """Counts a new draft by this visitor."""
    limits.take("scan-begin", request, allowed=30, per=timedelta(hours=1))


def status_of(refusal: Refusal) -> int:
    """The status that fits a refusal."""
    if isinstance(refusal, TooMany):
        return 429
    return 403 if isinstance(refusal, NotAllowed) else 409
