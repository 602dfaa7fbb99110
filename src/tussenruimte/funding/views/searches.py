"""Saved searches, how often a mail may come, and stopping it without signing in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days
from tussenruimte.funding import actions, permissions, queries
from tussenruimte.funding.forms import RhythmForm, SaveForm
from tussenruimte.funding.models import FinderPost, SavedSearch
from tussenruimte.funding.rules import answers as reading
from tussenruimte.funding.views.common import done, form_page, initiative_for, trail
from tussenruimte.register.models import Initiative


@login_required
@get_or_post
def searches(request: HttpRequest) -> HttpResponse:
    """One's searches, each with how many fit today, and how often a mail may come."""
    person = person_of(request)
    post = FinderPost.objects.filter(person=person).first()
    form = RhythmForm(post.rhythm if post else FinderPost.Rhythm.NEVER, request.POST or None)

    def choose() -> None:
        actions.choose_rhythm(rhythm=form.cleaned_data["rhythm"], by=person, at=days.now())

    if done(request, form, choose, _("Uw keuze is bewaard.")):
        return redirect("funding:searches")
    rows = [(search, _address(search), _number(search)) for search in queries.searches_of(person)]
    context = {"form": form, "rows": rows, "crumbs": trail(_("Bewaarde zoekvragen"))}
    return render(request, "funding/searches.html", context, status=422 if form.errors else 200)


@login_required
@get_or_post
def save(request: HttpRequest) -> HttpResponse:
    """A name for the search in the address."""
    initiative = _initiative(request)
    query = request.META.get("QUERY_STRING", "")
    form = SaveForm(request.POST or None, initial={"name": initiative.name if initiative else ""})

    def keep() -> None:
        actions.save_search(
            name=form.cleaned_data["name"], query=query, initiative=initiative, by=person_of(request), at=days.now()
        )

    if done(request, form, keep, _("Uw zoekvraag is bewaard. Kies hieronder of u mail wilt.")):
        return redirect("funding:searches")
    title = _("Zoekvraag bewaren")
    return form_page(request, form, title, _("Bewaar"), trail(title), lead=initiative.name if initiative else "")


@login_required
@require_POST
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Throws a search away."""
    search = get_object_or_404(SavedSearch, pk=pk, person=person_of(request))
    actions.forget_search(search=search, by=person_of(request))
    messages.success(request, _("De zoekvraag is weg."))
    return redirect("funding:searches")


@csrf_exempt
@never_cache
@get_or_post
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Stops the mail. The link is the key, so a mail program may do it too (RFC 8058), without a form of ours."""
    post = get_object_or_404(FinderPost, token=token)
    if request.method == "POST":
        actions.stop_mail(post=post, at=days.now())
        post.refresh_from_db()
    context = {"stopped": post.rhythm == FinderPost.Rhythm.NEVER, "crumbs": trail(_("Mail stoppen"))}
    return render(request, "funding/stop-mail.html", context)


def _initiative(request: HttpRequest) -> Initiative | None:
    slug = request.GET.get("initiatief", "")
    if not slug:
        return None
    initiative = initiative_for(request, slug)
    allow(allowed=permissions.may_find_for(request.user, initiative))
    return initiative


def _address(search: SavedSearch) -> str:
    """Where a search shows what it finds."""
    if search.initiative is not None:
        return reverse("funding:find-for", args=[search.initiative.slug])
    query = reading.read(search.query).as_query()
    return reverse("funding:find") + (f"?{query}" if query else "")


def _number(search: SavedSearch) -> int:
    """How many schemes fit a search today."""
    asked, today = queries.situation_for(search), days.today()
    considered = queries.considered(asked.answers)
    return queries.fitting(considered, asked.situation, today, closes_within=asked.answers.closes_within).count()
