"""Who may do what with a neighbourhood. Default is no. What a person can do is that person's own."""

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.areas.models import Asset, AssetRelation
from tussenruimte.register import permissions as register
from tussenruimte.register.models import Place
from tussenruimte.register.queries import municipality_of
from tussenruimte.register.rules import MANDATES_THAT_SPEAK


def works_at(person: Someone, place: Place) -> bool:
    """Whether the person is an official of the municipality the place lies in."""
    codes = register.municipalities_of(person)
    return bool(codes) and getattr(municipality_of(place), "pk", "") in codes


def works_with(person: Someone, place: Place) -> bool:
    """Brokers, the officials of that municipality and the editors of the site: they keep the map of a place."""
    return has_role(person, Role.BROKER, Role.EDITOR) or works_at(person, place)


def is_own(person: Someone, asset: Asset) -> bool:
    """Whether it is about this person, or of a party they speak for."""
    if not isinstance(person, Person):
        return False
    if asset.person_id == person.pk:
        return True
    return asset.party is not None and register.mandate_of(person, asset.party) in MANDATES_THAT_SPEAK


def may_add(person: Someone, place: Place) -> bool:
    """Telling what you can do yourself, or which group or place there is: everyone with an account."""
    return isinstance(person, Person)


def may_add_for_another(person: Someone, place: Place) -> bool:
    """Writing down what someone else can do, with their consent: brokers and officials there."""
    return has_role(person, Role.BROKER) or works_at(person, place)


def may_see(person: Someone, asset: Asset) -> bool:
    """Everyone sees what is for everyone; the rest is for whose it is, who added it, and who works with the place."""
    if asset.shown == Asset.Shown.PUBLIC or is_own(person, asset) or _added(person, asset):
        return True
    return works_with(person, asset.place)


def may_see_contact(person: Someone, asset: Asset) -> bool:
    """Contact details, and the name of a person: whose it is, and brokers; of what is no person also who added it."""
    return is_own(person, asset) or has_role(person, Role.BROKER) or (not asset.is_personal and _added(person, asset))


def may_edit(person: Someone, asset: Asset) -> bool:
    """Whose it is, and brokers; what is no person also by who added it and who works with the place."""
    if is_own(person, asset) or has_role(person, Role.BROKER):
        return True
    return not asset.is_personal and (_added(person, asset) or works_with(person, asset.place))


def may_check(person: Someone, asset: Asset) -> bool:
    """Saying "this is still right": whoever may change it."""
    return may_edit(person, asset)


def may_remove(person: Someone, asset: Asset) -> bool:
    """Whoever may change it; an editor of the site also when it is about a person."""
    return may_edit(person, asset) or has_role(person, Role.EDITOR)


def may_tie(person: Someone, one: Asset, other: Asset) -> bool:
    """Saying that two strengths are tied: who works with the place of both, or may change one and sees the other."""
    if works_with(person, one.place) and works_with(person, other.place):
        return True
    return (may_edit(person, one) and may_see(person, other)) or (may_edit(person, other) and may_see(person, one))


def may_untie(person: Someone, relation: AssetRelation) -> bool:
    """Whoever may say it may take it back."""
    return may_tie(person, relation.one, relation.other)


def may_broker(person: Someone, place: Place) -> bool:
    """The list of what stands alone, with suggestions: who works with the place."""
    return works_with(person, place)


def may_keep_steps(person: Someone, place: Place) -> bool:
    """Where the place is in the five steps: who works with it."""
    return works_with(person, place)


def may_count(person: Someone, place: Place) -> bool:
    """Writing down a count: who works with the place."""
    return works_with(person, place)


def may_see_small_numbers(person: Someone, place: Place) -> bool:
    """Numbers of people below five: who works with the place."""
    return works_with(person, place)


def may_read_in_figures(person: Someone) -> bool:
    """Reading in figures: the editors of the site."""
    return register.may_import(person)


def _added(person: Someone, asset: Asset) -> bool:
    return isinstance(person, Person) and asset.added_by_id == person.pk
