"""What of schemes can be found: what everyone may read."""

from tussenruimte.funding import lists
from tussenruimte.funding.models import Scheme
from tussenruimte.search import actions
from tussenruimte.search.actions import Findable

KIND = "scheme"


def index_scheme(scheme: Scheme) -> None:
    """Makes a scheme findable by its name, who offers it, what it is for and its conditions."""
    form = lists.forms().get(scheme.form)
    body = " ".join([scheme.provider.name, form.title if form else "", scheme.purpose, scheme.conditions])
    actions.index(KIND, Findable(scheme.pk, scheme.title, body, scheme.published_on))
