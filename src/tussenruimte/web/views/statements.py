"""Pages that say who we are, what we keep and how accessible we are."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

# What is kept, why, and for how long.
KEPT = (
    (_("Uw e-mailadres en naam"), _("Om in te loggen en u antwoord te geven"), _("Tot u uw account wist")),
    (_("Een verstuurde intake"), _("Om u advies en antwoord te geven"), _("Zolang het initiatief bestaat")),
    (_("Een intake die niet af is"), _("Om later verder te gaan"), _("60 dagen")),
    (
        _("Wat u voor uw buurt kunt doen, met uw toestemming"),
        _("Om u te verbinden met wie dat zoekt"),
        _("Tot u het weghaalt"),
    ),
    (
        _("Wie wat deed en wanneer"),
        _("Om afspraken na te kunnen gaan"),
        _("Zolang de zaak loopt, daarna zonder uw naam"),
    ),
    (_("Wie inlogde en wanneer"), _("Om misbruik te zien"), _("Tot de sessie verloopt")),
)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the platform is for."""
    return render(request, "web/about.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of people, why, and for how long."""
    return render(request, "web/privacy.html", {"kept": KEPT})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The organisation's own statement when it has one, else ours."""
    if settings.ACCESSIBILITY_STATEMENT_URL:
        return redirect(settings.ACCESSIBILITY_STATEMENT_URL)
    return render(request, "web/accessibility.html")
