"""Pages of filling in, sending, comparing and answering: request in, one call, answer out."""

from tussenruimte.scans.views.answering import adopt, answer
from tussenruimte.scans.views.comparing import about, compare, compare_by_token, invited
from tussenruimte.scans.views.finishing import check, later
from tussenruimte.scans.views.paper import paper
from tussenruimte.scans.views.receipts import receipt, receipt_by_number
from tussenruimte.scans.views.steps import resume, step
from tussenruimte.scans.views.telling import basics, begin, lookalikes, start

__all__ = [
    "about",
    "adopt",
    "answer",
    "basics",
    "begin",
    "check",
    "compare",
    "compare_by_token",
    "invited",
    "later",
    "lookalikes",
    "paper",
    "receipt",
    "receipt_by_number",
    "resume",
    "start",
    "step",
]
