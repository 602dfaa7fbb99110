"""Pictures of a conversation: both profiles, the two rings around an initiative, and the ladder."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tussenruimte.conversations import frameworks
from tussenruimte.conversations.models import Stakeholder
from tussenruimte.conversations.queries.mapping import Map, judged
from tussenruimte.conversations.queries.said import Partnership
from tussenruimte.conversations.rules.ladder import Expectation
from tussenruimte.register.models import Initiative, Side
from tussenruimte.ui.drawings import LensDrawing, Part, Radar, Series, TwoRings

# More dots than this touch each other on the smallest phone.
MOST_NEAR, MOST_AROUND = 12, 18
TO_TALK_ABOUT = frozenset({"missing", "absent", "too-small", "too-large"})


def rings_of(initiative: Initiative, shown: Map) -> TwoRings:
    """The units of the municipality near the initiative, other parties around it; who needs attention says so."""

    def part(one: Stakeholder) -> Part:
        judgement = one.status or one.weight
        state = "bezig" if judgement in TO_TALK_ABOUT else ""
        address = reverse("conversations:stakeholder", args=[initiative.slug, one.pk])
        text = one.role if state else " · ".join(word for word in (one.role, judged(one)) if word)
        return Part(str(one.pk), one.name, text, address, state=state, state_title=judged(one) if state else "")

    are_all = len(shown.inner) <= MOST_NEAR and len(shown.outer) <= MOST_AROUND
    return TwoRings(
        _("Wie is erbij betrokken?"),
        "" if are_all else _("In de tekening past niet iedereen. In de tabel staat iedereen."),
        initiative.name,
        [part(one) for one in shown.inner[:MOST_NEAR]],
        [part(one) for one in shown.outer[:MOST_AROUND]],
        (_("Binnen de gemeente"), _("Buiten de gemeente")),
    )


def profiles_of(partnership: Partnership) -> list[Radar]:
    """The municipality and the collective, each as both sides see it; nothing before anyone shared."""
    if not partnership.voices:
        return []
    sides = tuple(dict.fromkeys(voice.side for voice in partnership.voices))
    parties = (
        (Side.MUNICIPALITY, _("Zo staat de gemeente ervoor")),
        (Side.INITIATIVE, _("Zo staat het collectief ervoor")),
    )
    return [_profile(partnership, party, title, sides) for party, title in parties]


def _profile(partnership: Partnership, party: str, title: str, sides: tuple[str, ...]) -> Radar:
    scores = [score for score in partnership.scores if score.point.party == party]
    series = [
        Series(_("Volgens %(side)s") % {"side": Side(side).label}, [score.by_side.get(side) for score in scores])
        for side in sides
    ]
    lowest, highest = scores[0].point.scale
    return Radar(title, "", [capfirst(score.point.title) for score in scores], series, lowest, highest)


def ladder_of(expectation: Expectation) -> LensDrawing:
    """The rungs, with what was promised and what is experienced."""
    parts = []
    for place, rung in enumerate(frameworks.rungs()):
        said = [
            word
            for word, at in ((_("beloofd"), expectation.promised), (_("ervaren"), expectation.experienced))
            if at == place
        ]
        state = "genomen" if place == expectation.experienced else "bezig" if said else ""
        parts.append(Part(rung.id, rung.title, rung.text, state=state, state_title=_(" en ").join(said)))
    return LensDrawing("ladder", _("Beloofde en ervaren invloed"), "", parts)
