"""Tags for composed pages: a trail of breadcrumbs, and a panel that another room made."""

from collections.abc import Callable, Iterable
from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Place
from tussenruimte.ui.panels import Panel
from tussenruimte.web.pages import DOSSIER_PAGE, PLACE_PAGE

register = template.Library()


@register.simple_tag
def trail(*parts: str) -> list[dict[str, str]]:
    """Breadcrumb items from `title url title url … title`; the last part is the page itself."""
    steps = [{"title": str(title), "url": str(url)} for title, url in zip(parts[:-1:2], parts[1::2], strict=False)]
    return [*steps, {"title": str(parts[-1]), "url": ""}]


@register.simple_tag(takes_context=True)
def place_panels(context: RequestContext, place: Place) -> list[Panel]:
    """What rooms above a place's own have to show of it to this visitor."""
    return _panels(context, PLACE_PAGE, place)


@register.simple_tag(takes_context=True)
def dossier_panels(context: RequestContext, dossier: Dossier) -> list[Panel]:
    """What rooms above a dossier's own have to show of it to this visitor."""
    return _panels(context, DOSSIER_PAGE, dossier)


def _panels(context: RequestContext, makers: Iterable[Callable[..., Panel | None]], about: object) -> list[Panel]:
    request = context.get("request")
    visitor = request.user if request is not None else AnonymousUser()
    return [shown for make in makers if (shown := make(about, visitor)) is not None]


@register.simple_tag(takes_context=True)
def panel(context: RequestContext, shown: Panel) -> SafeString:
    """The panel's own template with what its room gave it."""
    values: dict[str, Any] = {**shown.context, "panel": shown}
    return render_to_string(shown.template, values, request=context.get("request"))
