"""Pages of filling in, sending, comparing and answering: request in, one call, answer out."""

from tussenruimte.scans.views.answering import adopt, answer
from tussenruimte.scans.views.comparing import beside, compare, compare_by_token, export
from tussenruimte.scans.views.finishing import check, later
from tussenruimte.scans.views.joining import about, invited, share, share_by_token
from tussenruimte.scans.views.paper import blank, paper
from tussenruimte.scans.views.receipts import receipt, receipt_by_number
from tussenruimte.scans.views.starting import catalogue, for_another, new, of_subject
from tussenruimte.scans.views.steps import resume, step
from tussenruimte.scans.views.telling import basics, begin, lookalikes, start

__all__ = [
    "about",
    "adopt",
    "answer",
    "basics",
    "begin",
    "beside",
    "blank",
    "catalogue",
    "check",
    "compare",
    "compare_by_token",
    "export",
    "for_another",
    "invited",
    "later",
    "lookalikes",
    "new",
    "of_subject",
    "paper",
    "receipt",
    "receipt_by_number",
    "resume",
    "share",
    "share_by_token",
    "start",
    "step",
]
