"""What people fill in about spaces. Forms ask; actions decide."""

from tussenruimte.spaces.forms.fields import ReasonForm, RevisionForm
from tussenruimte.spaces.forms.giving_out import (
    AssessForm,
    ChooseForm,
    CriterionForm,
    EnterForm,
    ObjectionAnswerForm,
    ObjectionForm,
    PaperObjectionForm,
    PrepareForm,
    QuestionsForm,
    RegisterForm,
    WayForm,
)
from tussenruimte.spaces.forms.spaces import (
    AdvantageForm,
    ConfirmImportForm,
    ListForm,
    SpaceForm,
    StateForm,
    TermsForm,
    UploadForm,
)
from tussenruimte.spaces.forms.wishes import AnswerForm, WishForm

__all__ = [
    "AdvantageForm",
    "AnswerForm",
    "AssessForm",
    "ChooseForm",
    "ConfirmImportForm",
    "CriterionForm",
    "EnterForm",
    "ListForm",
    "ObjectionAnswerForm",
    "ObjectionForm",
    "PaperObjectionForm",
    "PrepareForm",
    "QuestionsForm",
    "ReasonForm",
    "RegisterForm",
    "RevisionForm",
    "SpaceForm",
    "StateForm",
    "TermsForm",
    "UploadForm",
    "WayForm",
    "WishForm",
]
