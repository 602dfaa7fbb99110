"""Forms that ask. What may be answered is decided in rules; these only give it a label and a sentence."""

from tussenruimte.scans.forms.basics import BasicsForm, initial_of
from tussenruimte.scans.forms.short import (
    ALONE,
    ON_PAPER,
    TOGETHER,
    AnswerForm,
    BeginForm,
    LinkForm,
    ScanForm,
    SpeakerForm,
)
from tussenruimte.scans.forms.steps import StepForm
from tussenruimte.scans.forms.texts import retype

__all__ = [
    "ALONE",
    "ON_PAPER",
    "TOGETHER",
    "AnswerForm",
    "BasicsForm",
    "BeginForm",
    "LinkForm",
    "ScanForm",
    "SpeakerForm",
    "StepForm",
    "initial_of",
    "retype",
]
