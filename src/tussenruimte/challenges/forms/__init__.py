"""What the pages of this room ask, and whether the answers can be read. They decide nothing."""

from tussenruimte.challenges.forms.handling import (
    AssessForm,
    CompletionForm,
    DecideForm,
    EndForm,
    LinkTaskForm,
    PlanForm,
)
from tussenruimte.challenges.forms.inviting import (
    AnswerForm,
    BidderForm,
    ChooseForm,
    InvitationForm,
    QuestionForm,
    TakeBackForm,
)
from tussenruimte.challenges.forms.requests import (
    STEPS,
    SendForm,
    StartForm,
    StepForm,
    StopForm,
    SupportForm,
)
from tussenruimte.challenges.forms.tasks import ConfirmForm, TaskFileForm, TaskForm, TasksForm

__all__ = [
    "STEPS",
    "AnswerForm",
    "AssessForm",
    "BidderForm",
    "ChooseForm",
    "CompletionForm",
    "ConfirmForm",
    "DecideForm",
    "EndForm",
    "InvitationForm",
    "LinkTaskForm",
    "PlanForm",
    "QuestionForm",
    "SendForm",
    "StartForm",
    "StepForm",
    "StopForm",
    "SupportForm",
    "TakeBackForm",
    "TaskFileForm",
    "TaskForm",
    "TasksForm",
]
