"""What this room shows on the page of an initiative: in words; amounts only for who may read them."""

from django.utils.translation import gettext as _

from tussenruimte.accounts.queries import Someone
from tussenruimte.register.models import Initiative
from tussenruimte.ui.panels import Panel
from tussenruimte.value import permissions, queries

MOST_SHOWN = 5


def value(initiative: Initiative, person: Someone) -> Panel | None:
    """What changes thanks to the initiative; for its people who told nothing yet, where to begin."""
    model = queries.model_of(initiative, person)
    if model is None and not permissions.may_tell(person, initiative):
        return None
    context = {
        "initiative": initiative,
        "model": model,
        "effects": list(model.effect_lines.all())[:MOST_SHOWN] if model else [],
        "with_euros": model is not None and permissions.may_see_euros(person, model),
    }
    return Panel(_("Wat is het waard?"), "value/panels/value.html", context)
