"""Users, councils, memberships and the audit trail; what every table of a council is made of."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone

from accounts.roles import Role


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def create_user(self, email, password=None, **fields):
        """Create a user who signs in with `email`. Raises ValueError where the address is missing."""
        if not email:
            raise ValueError("A user needs an e-mail address to sign in with.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField("name or job title", max_length=120, blank=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    papers_by_mail = models.BooleanField(
        default=True, help_text="As a member, is told by letter when papers are published."
    )
    break_glass = models.BooleanField(
        default=False, help_text="Kept for when the council’s own sign-in is down; never opened by it."
    )

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    def __str__(self):
        return self.name or self.email


class Council(models.Model):
    """A tenant. Everything a council owns carries it, and every query is scoped to it."""

    name = models.CharField(max_length=120, unique=True)
    short_name = models.CharField(max_length=60, help_text='As charts say it: "Exampleton"')
    slug = models.SlugField(unique=True)
    gss_code = models.CharField("GSS code", max_length=9, unique=True)
    brand = models.CharField(
        max_length=7,
        default="#12436d",
        validators=[
            RegexValidator(r"^#[0-9a-fA-F]{6}$", "Write the colour as # and six digits, such as #12436d.")
        ],
    )
    public_access = models.BooleanField(default=False, help_text="Anyone may read what is published.")
    illustrative = models.BooleanField(default=False, help_text="Figures are made up; every page says so.")
    disclosure_threshold = models.PositiveSmallIntegerField(
        default=5, help_text="Counts of children from 1 to this number are hidden when published."
    )
    smallest_denominator = models.PositiveSmallIntegerField(
        default=6, help_text="A share of fewer children than this is too few to show."
    )
    second_factor_for_all = models.BooleanField(
        default=False,
        help_text="Everybody with a role needs a second factor, not approvers and administrators alone.",
    )

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Membership(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(role.value, role.value.capitalize()) for role in Role])
    from_groups = models.BooleanField(
        default=False, help_text="Given and taken by groups of the council’s accounts, and not by hand."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "council", "role"], name="one_membership_per_role"),
        ]

    def __str__(self):
        return f"{self.user}, {self.role}, {self.council}"


class CouncilQuerySet(models.QuerySet):
    """Rows that belong to councils, or to nobody: the catalogue's stand beside a council's own."""

    def for_council(self, council: Council | int) -> "CouncilQuerySet":
        """The council's own rows."""
        return self.filter(council=council)

    def seen_by(self, council: Council | int | None) -> "CouncilQuerySet":
        """The council's own rows and those of the catalogue, which belong to nobody."""
        return self.filter(models.Q(council=None) | models.Q(council=council))


class CouncilOf(models.ForeignKey):
    """The council of a row that is part of another: that row's council, filled in when it is stored.

    Every table that a council owns carries the council, so that a query is scoped by it without a join, and tables
    can be kept apart by council. `part_of` names the field of the row that it is part of.
    """

    def __init__(self, part_of: str, **options):
        self.part_of = part_of
        fixed = {"to": Council, "on_delete": models.PROTECT, "related_name": "+", "editable": False}
        super().__init__(**{**fixed, **options})

    def deconstruct(self):
        name, path, arguments, options = super().deconstruct()
        return name, path, arguments, {**options, "part_of": self.part_of}

    def pre_save(self, instance, add):
        """The parent's council; also for rows that are stored many at once."""
        if getattr(instance, self.attname) is None:
            setattr(instance, self.attname, getattr(instance, self.part_of).council_id)
        return super().pre_save(instance, add)


class AppendOnlyQuerySet(CouncilQuerySet):
    def update(self, **fields):
        raise ValidationError("These rows are never changed: add a new one.")

    def delete(self):
        raise ValidationError("These rows are never deleted.")

    def bulk_create(self, objs, *args, update_conflicts=False, **options):
        if update_conflicts:
            raise ValidationError("These rows are never changed: add a new one.")
        return super().bulk_create(objs, *args, **options)


class AppendOnly(models.Model):
    """Rows that are only ever added: what follows them is a new row."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise ValidationError(f"{self._meta.verbose_name.capitalize()}: never changed. Add a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(f"{self._meta.verbose_name.capitalize()}: never deleted.")


class AuditEntry(AppendOnly):
    """Who did what to what, and when. Rows are only ever added."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    council = models.ForeignKey(Council, null=True, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=60, help_text='Such as "published an edition"')
    subject = models.CharField(max_length=60, help_text="The kind of thing: figure, edition, membership")
    subject_key = models.CharField(max_length=120, help_text="Which one")
    detail = models.JSONField(default=dict, help_text="Before, after and what else explains the entry")

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["council", "-at", "-id"], name="audit_by_council")]
        verbose_name_plural = "audit entries"

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.by or 'system'} {self.verb} {self.subject} {self.subject_key}"
