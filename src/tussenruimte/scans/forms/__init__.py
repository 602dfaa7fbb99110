"""Forms that ask. What may be answered is decided in rules; these only give it a label and a sentence."""

from tussenruimte.scans.forms.basics import BasicsForm, initial_of
from tussenruimte.scans.forms.short import AnswerForm, BeginForm, LinkForm, SpeakerForm
from tussenruimte.scans.forms.steps import StepForm
from tussenruimte.scans.forms.texts import retype

__all__ = ["AnswerForm", "BasicsForm", "BeginForm", "LinkForm", "SpeakerForm", "StepForm", "initial_of", "retype"]
