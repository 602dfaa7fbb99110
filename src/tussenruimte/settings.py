"""Every setting. Defaults run on a laptop with SQLite and nothing else; one variable each changes an engine."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from tussenruimte.core.environment import Environment

ENVIRONMENT = env = Environment()
PACKAGE = Path(__file__).resolve().parent
DATA = Path(
    env.text("DATA_DIR", str(Path.cwd() / ".var"), help="De map voor database, bestanden en mail.", shown=".var")
)
DATA.mkdir(parents=True, exist_ok=True)

DEMO = env.yes("DEMO", default=False, help="Toon de demonstratie: persona's met één klik, voorbeeldgegevens.")
DEBUG = env.yes("DEBUG", default=False, help="Alleen voor ontwikkelaars.")
SECRET_KEY = env.text(
    "SECRET_KEY",
    "only-for-the-demonstration-on-this-machine" if DEMO or DEBUG else "",
    help="Een lange, geheime tekst. Verplicht buiten de demonstratie.",
    shown="",
)
SECRET_KEY_FALLBACKS = env.texts(
    "SECRET_KEY_FALLBACKS", [], help="Eerdere waarden van SECRET_KEY, zodat sessies en apps met codes blijven werken."
)
SITE_URL = env.text("SITE_URL", "http://127.0.0.1:8000", help="Het adres waarop mensen de site openen.").rstrip("/")
ALLOWED_HOSTS = env.texts("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"], help="De hostnamen van de site.")
HTTPS = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "tussenruimte.accounts",  # above allauth, so that its pages and mails come in our words
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "tussenruimte.core",
    "tussenruimte.ui",
    "tussenruimte.search",
    "tussenruimte.journal",
    "tussenruimte.register",
    "tussenruimte.scans",
    "tussenruimte.barriers",
    "tussenruimte.areas",
    "tussenruimte.conversations",
    "tussenruimte.dossiers",
    "tussenruimte.challenges",
    "tussenruimte.spaces",
    "tussenruimte.agreements",
    "tussenruimte.funding",
    "tussenruimte.value",
    "tussenruimte.council",
    "tussenruimte.opendata",
    "tussenruimte.web",
]

MIDDLEWARE = [
    "tussenruimte.core.headers.SafetyHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "tussenruimte.opendata.middleware.ApiHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tussenruimte.accounts.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tussenruimte.core.limits.TooManyMiddleware",
]

ROOT_URLCONF = "tussenruimte.web.urls"
WSGI_APPLICATION = "tussenruimte.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "tussenruimte.ui.templatetags.ui",
                "tussenruimte.web.templatetags.composing",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tussenruimte.web.context.site",
            ],
        },
    }
]
FORM_RENDERER = "tussenruimte.ui.forms.FormRenderer"

# --- engines -------------------------------------------------------------------------------------------------------
DATABASES = {
    "default": env.url(
        "dj_db_url",
        "DATABASE_URL",
        f"sqlite:///{DATA / 'tussenruimte.sqlite3'}",
        help="De database, bijvoorbeeld postgres://naam:wachtwoord@host/database.",
        shown="sqlite, in DATA_DIR",
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Immediate transactions wait their turn instead of failing half-way; see libraries' notes in decision 0004.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
    DATABASES["default"]["CONN_MAX_AGE"] = None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": env.url(
        "dj_cache_url",
        "CACHE_URL",
        "locmem://",
        help="De cache, bijvoorbeeld redis://host:6379/0 of locmem://.",
    )
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA / "files"
STATIC_ROOT = DATA / "static"
STATIC_URL = "/static/"
_email = env.url("dj_email_url", "EMAIL_URL", "file://", help="De mailserver, bijvoorbeeld smtp://host:25.")
EMAIL_BACKEND = _email["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = _email.get("EMAIL_HOST", ""), _email.get("EMAIL_PORT") or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = (
    _email.get("EMAIL_HOST_USER", ""),
    _email.get("EMAIL_HOST_PASSWORD", ""),
)
EMAIL_USE_TLS, EMAIL_USE_SSL = bool(_email.get("EMAIL_USE_TLS")), bool(_email.get("EMAIL_USE_SSL"))
EMAIL_TIMEOUT = 10
EMAIL_FILE_PATH = _email.get("EMAIL_FILE_PATH") or str(DATA / "mail")
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "tussenruimte@localhost", help="Het adres waarvan wij mailen.")

# --- language, time, the look --------------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
SITE_NAME = env.text("SITE_NAME", "Tussenruimte", help="De naam die boven elke pagina staat.")
THEME = env.text("THEME", "voorbeeld", help="Het thema: de naam van een map in ui/static/ui/themes.")
THEME_CSS = env.text("THEME_CSS", "", help="Een css-bestand met tokens van uw gemeente, buiten het programma.")
FRAMEWORKS_DIR = env.text("TUSSENRUIMTE_FRAMEWORKS", "", help="Een map met eigen kaders, over de onze gelegd.")
ACCESSIBILITY_STATEMENT_URL = env.text(
    "ACCESSIBILITY_STATEMENT_URL",
    "",
    help="Het adres van uw toegankelijkheidsverklaring; leeg is onze eigen pagina.",
)
CONTACT_EMAIL = env.text("CONTACT_EMAIL", "contact@tussenruimte.example", help="Het adres voor vragen.")
ANSWER_WITHIN_DAYS = env.number(
    "ANSWER_WITHIN_DAYS",
    10,
    help="Binnen hoeveel werkdagen iemand iets hoort, als de gemeente niets anders belooft.",
)

# --- accounts ------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["tussenruimte.accounts.backends.SignInBackend"]
LOGIN_REDIRECT_URL = "web:my-desk"
LOGOUT_REDIRECT_URL = "web:home"
LOGIN_URL = "account_login"
PERSONAL_DATA = [
    "tussenruimte.accounts.personal",
    "tussenruimte.journal.personal",
    "tussenruimte.register.personal",
    "tussenruimte.scans.personal",
    "tussenruimte.barriers.personal",
    "tussenruimte.areas.personal",
    "tussenruimte.conversations.personal",
    "tussenruimte.dossiers.personal",
    "tussenruimte.challenges.personal",
    "tussenruimte.spaces.personal",
    "tussenruimte.agreements.personal",
    "tussenruimte.funding.personal",
    "tussenruimte.value.personal",
    "tussenruimte.council.personal",
]
# What rooms above dossiers write in a dossier's timeline, as sentences by code; and the days they add to a calendar.
DOSSIER_HAPPENINGS: list[str] = [
    "tussenruimte.agreements.wording.HAPPENED",
    "tussenruimte.council.wording.HAPPENED",
    "tussenruimte.spaces.wording.HAPPENED",
    "tussenruimte.challenges.wording.HAPPENED",
]
CALENDAR_DAYS: list[str] = [
    "tussenruimte.agreements.calendars.days_of",
    "tussenruimte.spaces.calendars.days_of",
    "tussenruimte.funding.calendars.days_for",
    "tussenruimte.challenges.calendars.days_of",
    "tussenruimte.council.calendars.days_of",
]
# What keeps a dossier from being finished: functions from a dossier to a sentence that says why, or to nothing.
DOSSIER_KEPT_OPEN_BY: list[str] = ["tussenruimte.agreements.wording.why_not_finished"]
# What a scan can be about; a room adds its own kind here.
SCAN_SUBJECTS = [
    "tussenruimte.scans.subjects.INITIATIVE",
    "tussenruimte.scans.subjects.PARTY",
    "tussenruimte.scans.subjects.AREA",
    "tussenruimte.dossiers.subjects.DOSSIER",
]
ACCOUNT_ADAPTER = "tussenruimte.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "add_email": "tussenruimte.accounts.forms.AddEmailForm",
    "confirm_email_verification_code": "tussenruimte.accounts.forms.ConfirmEmailCodeForm",
    "confirm_login_code": "tussenruimte.accounts.forms.ConfirmSignInCodeForm",
    "login": "tussenruimte.accounts.forms.SignInForm",
    "signup": "tussenruimte.accounts.forms.SignUpForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# A quarter of an hour: mail can be slow, and so may people be (WCAG 2.2.1).
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_TIMEOUT = 30 * 60
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 3
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
# Digits, because they can be read aloud and typed on any phone; eight, because five guesses must not be enough.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
MFA_ADAPTER = "tussenruimte.accounts.adapter.SecondStepAdapter"
MFA_FORMS = {
    "activate_totp": "tussenruimte.accounts.forms.AddAppForm",
    "add_webauthn": "tussenruimte.accounts.forms.AddPasskeyForm",
    "authenticate": "tussenruimte.accounts.forms.SecondStepForm",
    "edit_webauthn": "tussenruimte.accounts.forms.NamePasskeyForm",
    "reauthenticate": "tussenruimte.accounts.forms.SecondStepAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

# --- safety --------------------------------------------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
if HTTPS:  # a browser takes these names only from this very host, over https
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "tussenruimte.web.errors.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^gezond/"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# Whether a domain goes on the browsers' preload list is for its owner to decide, not for one site on it.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
TRUSTED_PROXIES = env.number(
    "TRUSTED_PROXIES", 0, help="Hoeveel eigen proxy's vóór de site staan; zoveel X-Forwarded-For-adressen geloven wij."
)
SECURITY_CONTACT = env.text("SECURITY_CONTACT", "", help="Waar mensen een lek melden; leeg is CONTACT_EMAIL.")
SECURITY_POLICY_URL = env.text(
    "SECURITY_POLICY_URL",
    f"{SITE_URL}/kwetsbaarheid-melden/",
    help="De pagina met afspraken over het melden van een lek.",
    shown="onze eigen pagina",
)
SECURITY_TXT_EXPIRES = env.text(
    "SECURITY_TXT_EXPIRES", "", help="De dag waarop security.txt verloopt, als 2027-06-30; leeg is over een half jaar."
)
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "tussenruimte.core.logs.MaskingFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
