"""What the pages of the register ask. Forms ask and check; they decide nothing."""

from tussenruimte.register.forms.editing import EditForm
from tussenruimte.register.forms.files import ConfirmImportForm, UploadForm
from tussenruimte.register.forms.organisations import DeskForm, OrganisationForm
from tussenruimte.register.forms.people import ClaimForm, DecideForm, HideForm, InviteForm, KinForm, MandateForm
from tussenruimte.register.forms.seeing import PostForm, ViewForm

__all__ = [
    "ClaimForm",
    "ConfirmImportForm",
    "DecideForm",
    "DeskForm",
    "EditForm",
    "HideForm",
    "InviteForm",
    "KinForm",
    "MandateForm",
    "OrganisationForm",
    "PostForm",
    "UploadForm",
    "ViewForm",
]
