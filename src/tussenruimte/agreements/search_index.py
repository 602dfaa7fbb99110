"""What of agreements can be found: what everyone may read of those in the public register. No names of people."""

from tussenruimte.agreements.models import Agreement
from tussenruimte.agreements.queries.reading import REGISTER
from tussenruimte.agreements.rules.canonical import from_json
from tussenruimte.search import actions
from tussenruimte.search.actions import Findable


def index_agreement(agreement: Agreement) -> None:
    """Makes an agreement findable by its signed words when it stands in the register, and unfindable when not.

    Call it in every action that concludes, ends, archives, withholds or publishes.
    """
    version = agreement.current
    if version is None or not agreement.is_public:
        actions.remove(REGISTER, agreement.pk)
        return
    content = from_json(version.content)
    words = [content.summary, agreement.number, *(party.name for party in content.parties)]
    words += [f"{clause.heading} {clause.text}" for clause in content.clauses]
    actions.index(REGISTER, Findable(agreement.pk, content.title, " ".join(words), version.concluded_on))
