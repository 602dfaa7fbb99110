"""People, their roles and their consents."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What someone may be here for. A person can hold several roles."""

    RESIDENT = "resident", _("bewoner")
    INITIATOR = "initiator", _("initiatiefnemer")
    OFFICIAL = "official", _("ambtenaar")
    BROKER = "broker", _("makelaar")
    COUNCILLOR = "councillor", _("raadslid")
    FUNDER = "funder", _("financier")
    EDITOR = "editor", _("redacteur")


class PersonManager(BaseUserManager["Person"]):
    """Makes people; nobody has a password, so none is ever asked."""

    def create_user(self, email: str, name: str = "", **fields: Any) -> "Person":
        """A person who signs in by e-mailed code or passkey; the first code also proves the address."""
        from allauth.account.models import EmailAddress  # its models point at ours, so ours come first

        person = self.model(email=self.normalize_email(email).lower(), name=name, **fields)
        person.set_unusable_password()
        with transaction.atomic(using=self._db):
            person.save(using=self._db)
            EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=False)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Finds by e-mail address, whatever its capitals."""
        return self.get(email__iexact=username or "")


class Person(AbstractBaseUser, PermissionsMixin):
    """Someone with an account. The e-mail address is private; the name is shown where the person acts."""

    email = models.EmailField(_("e-mailadres"), unique=True)
    name = models.CharField(_("naam"), max_length=120, blank=True)
    language = models.CharField(_("taal"), max_length=5, default="nl")
    is_active = models.BooleanField(default=True)
    is_persona = models.BooleanField(default=False)
    joined_on = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("persoon")
        verbose_name_plural = _("personen")

    def __str__(self) -> str:
        return self.name or str(_("iemand zonder naam"))


class RoleGrant(models.Model):
    """A role that someone gave a person on a day. Ended, never deleted."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    granted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=models.Q(until__isnull=True),
                name="one_running_grant_per_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"


class Consent(models.Model):
    """That a person agreed to a text at a version, and when they took it back."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    to = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    given_on = models.DateTimeField()
    withdrawn_on = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.to} {self.version}"
