"""Who may do what with what an initiative is worth. The euros belong to its people until they publish them."""

from tussenruimte.accounts.queries import Someone
from tussenruimte.register import permissions as register
from tussenruimte.register.models import Initiative, Membership, Place
from tussenruimte.register.rules import MANDATES_THAT_EDIT, MANDATES_THAT_SPEAK
from tussenruimte.value.models import EffectModel


def may_tell(person: Someone, initiative: Initiative) -> bool:
    """Writing the model: who may change the initiative for its people. An editor of the site is not one of them."""
    return register.mandate_of(person, initiative) in MANDATES_THAT_EDIT


def may_see(person: Someone, model: EffectModel) -> bool:
    """The words: everyone once they are shown and the initiative is visible; always who speaks for it."""
    if register.mandate_of(person, model.initiative) in MANDATES_THAT_SPEAK:
        return True
    return model.shown != EffectModel.Shown.PRIVATE and model.initiative.state == Initiative.State.LISTED


def may_see_euros(person: Someone, model: EffectModel) -> bool:
    """The amounts: who speaks for the initiative; everyone else once its owner published them."""
    if register.mandate_of(person, model.initiative) in MANDATES_THAT_SPEAK:
        return True
    return model.shown == EffectModel.Shown.EUROS and model.initiative.state == Initiative.State.LISTED


def may_publish(person: Someone, model: EffectModel) -> bool:
    """Showing words or amounts to everyone, and taking them back: its owners."""
    return register.mandate_of(person, model.initiative) == Membership.Mandate.OWNER


def may_set_prices(person: Someone, municipality: Place) -> bool:
    """A municipality's own prices: its officials."""
    return municipality.pk in register.municipalities_of(person)
