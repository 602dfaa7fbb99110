"""What this room asks people."""

from tussenruimte.council.forms.cards import AlternativeForm, CardForm, MoneyForm
from tussenruimte.council.forms.finding import MotionsForm, OverviewForm
from tussenruimte.council.forms.motions import FollowUpForm, MotionForm, SettleForm
from tussenruimte.council.forms.proposals import PresentForm, SectionForm, StartForm, TakeBackForm, TreatForm
from tussenruimte.council.forms.revising import RevisionForm
from tussenruimte.council.forms.visits import InviteForm, SeenForm

__all__ = [
    "AlternativeForm",
    "CardForm",
    "FollowUpForm",
    "InviteForm",
    "MoneyForm",
    "MotionForm",
    "MotionsForm",
    "OverviewForm",
    "PresentForm",
    "RevisionForm",
    "SectionForm",
    "SeenForm",
    "SettleForm",
    "StartForm",
    "TakeBackForm",
    "TreatForm",
]
