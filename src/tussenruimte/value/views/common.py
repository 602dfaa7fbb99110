"""What the pages of this room share: which model, the way back, and a page with one form."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.requests import allow, goes_well
from tussenruimte.register.models import Initiative
from tussenruimte.value import actions, permissions, queries
from tussenruimte.value.models import EffectModel

Crumbs = list[dict[str, str]]
Differences = Sequence[tuple[str, str]]


def model_for(request: HttpRequest, slug: str) -> EffectModel:
    """The model of the address with its lines, when the visitor may read its words."""
    return get_object_or_404(queries.whole(queries.visible_to(request.user)), initiative__slug=slug)


def model_with_euros(request: HttpRequest, slug: str) -> EffectModel:
    """The same, for a page with amounts: 403 for who may read only the words."""
    model = model_for(request, slug)
    allow(allowed=permissions.may_see_euros(request.user, model))
    return model


def own_model(request: HttpRequest, slug: str) -> EffectModel:
    """The model of the address, for who writes it."""
    model = model_for(request, slug)
    allow(allowed=permissions.may_tell(request.user, model.initiative))
    return model


def trail(initiative: Initiative | None = None, *titles: str) -> Crumbs:
    """The way back: value, the initiative's own value page, and the page itself."""
    crumbs = [{"title": _("Waarde"), "url": reverse("value:home")}]
    if initiative is not None:
        crumbs.append({"title": initiative.name, "url": reverse("web:initiative", args=[initiative.slug])})
        crumbs.append({"title": _("Wat het waard is"), "url": reverse("value:model", args=[initiative.slug])})
    crumbs += [{"title": title, "url": ""} for title in titles]
    crumbs[-1]["url"] = ""
    return crumbs


def form_page(
    request: HttpRequest, form: Form, model: EffectModel, title: str, submit: str, **context: Any
) -> HttpResponse:
    """A page with one form; status 422 when something in it is wrong."""
    shown = {"form": form, "model": model, "title": title, "submit": submit, "crumbs": trail(model.initiative, title)}
    return render(request, "value/form.html", shown | context, status=422 if form.errors else 200)


def save_and_return(
    request: HttpRequest, form: Form, model: EffectModel, deed: Callable[[], Any]
) -> HttpResponse | None:
    """Does the deed of a valid form and goes back to the model; None when the form must be shown again."""
    if not (form.is_valid() and goes_well(form, deed)):
        return None
    messages.success(request, _("Uw veranderingen zijn bewaard."))
    return redirect("value:model", slug=model.initiative.slug)


def meanwhile(form: Form, revision: int, now: dict[str, Any]) -> Differences:
    """After someone else was first: sets the form to the newest revision, and tells what is there now."""
    refused = any(str(error) == str(actions.ChangedMeanwhile.message) for error in form.non_field_errors())
    if not refused:
        return ()
    typed = QueryDict(mutable=True)
    typed.update(form.data)
    typed["revision"] = str(revision)
    form.data = typed
    shown = (name for name in form.fields if name != "revision")
    different = [name for name in shown if form.cleaned_data.get(name) != now.get(name)]
    return [(str(form.fields[name].label), _shown(now.get(name))) for name in different]


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value) or "–"
    return "–" if value in (None, "") else str(value)
