"""What people fill in about a dossier. Forms ask; actions decide."""

from tussenruimte.dossiers.forms.clocks import CLOCK_DEEDS, ClockForm
from tussenruimte.dossiers.forms.deciding import DecisionForm, LogForm
from tussenruimte.dossiers.forms.dossiers import (
    AnswerForm,
    AppointForm,
    AskDecisionForm,
    EditForm,
    EndForm,
    FinishForm,
    OpenForm,
    PartnerForm,
    PhaseForm,
    ReopenForm,
    RevisionForm,
    TeamForm,
    TurnForm,
    UnitForm,
)
from tussenruimte.dossiers.forms.routes import KeepRouteForm, StepForm
from tussenruimte.dossiers.forms.speaking import DocumentForm, NoteForm, PromiseForm, SettleForm

__all__ = [
    "CLOCK_DEEDS",
    "AnswerForm",
    "AppointForm",
    "AskDecisionForm",
    "ClockForm",
    "DecisionForm",
    "DocumentForm",
    "EditForm",
    "EndForm",
    "FinishForm",
    "KeepRouteForm",
    "LogForm",
    "NoteForm",
    "OpenForm",
    "PartnerForm",
    "PhaseForm",
    "PromiseForm",
    "ReopenForm",
    "RevisionForm",
    "SettleForm",
    "StepForm",
    "TeamForm",
    "TurnForm",
    "UnitForm",
]
