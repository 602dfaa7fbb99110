"""What people fill in to find money, to write a scheme, and to reach each other. Forms ask; actions decide."""

from tussenruimte.funding.forms.finder import FinderForm, SchemesForm
from tussenruimte.funding.forms.funders import AnswerForm, FindabilityForm, LookForm, MessageForm
from tussenruimte.funding.forms.schemes import ConfirmFileForm, FileForm, NewSchemeForm, SchemeForm, StateForm
from tussenruimte.funding.forms.searches import RhythmForm, SaveForm

__all__ = [
    "AnswerForm",
    "ConfirmFileForm",
    "FileForm",
    "FindabilityForm",
    "FinderForm",
    "LookForm",
    "MessageForm",
    "NewSchemeForm",
    "RhythmForm",
    "SaveForm",
    "SchemeForm",
    "SchemesForm",
    "StateForm",
]
