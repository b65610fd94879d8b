"""All settings, from the environment. Secure unless told otherwise; see docs/operations.md for the list."""

import os
from pathlib import Path

import plotly
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config import environment, keys
from config.environment import SettingMissing
from config.providers import openid_providers

BASE_DIR = Path(__file__).resolve().parent.parent

try:
    INSECURE_LOCAL = environment.flag(os.environ, "INSECURE_LOCAL")
    DEBUG = environment.debug(os.environ, "DEBUG", local=INSECURE_LOCAL)
    SECRET_KEY = keys.secret_key(os.environ, "SECRET_KEY", local=INSECURE_LOCAL)
    SECRET_KEY_FALLBACKS = keys.older_keys(os.environ, "SECRET_KEY_FALLBACKS")
    ALLOWED_HOSTS = environment.hosts(os.environ, "ALLOWED_HOSTS", local=INSECURE_LOCAL)
    DATABASE_URL = os.environ.get("DATABASE_URL")
    DATABASE = (
        environment.database(DATABASE_URL)
        if DATABASE_URL
        else environment.sqlite(str(BASE_DIR / "scorecard.sqlite3"))
    )
    # For web processes set by config.wsgi: commands and jobs may take long.
    STATEMENT_SECONDS = environment.whole_number(os.environ, "STATEMENT_SECONDS", 0)
    DATABASES = {"default": environment.limited(DATABASE, STATEMENT_SECONDS)}
    # The largest file of figures that is read; see docs/data-flow.md.
    IMPORT_MAX_BYTES = environment.whole_number(os.environ, "IMPORT_MAX_BYTES", 20 * 1024 * 1024)
    # What other systems may send; see docs/api.md.
    API_MAX_BYTES = environment.whole_number(os.environ, "API_MAX_BYTES", 4 * 1024 * 1024)
    API_REQUESTS_A_MINUTE = environment.whole_number(os.environ, "API_REQUESTS_A_MINUTE", 60, most=600)
    API_ROWS_AN_HOUR = environment.whole_number(os.environ, "API_ROWS_AN_HOUR", 100_000)
    # Without one, nobody looks into files before they are kept
    VIRUS_SCANNER = environment.command(os.environ, "VIRUS_SCANNER")
    EMAIL_BACKEND = environment.mail_backend(os.environ, "EMAIL_BACKEND", local=INSECURE_LOCAL)
    EMAIL_PORT = environment.whole_number(os.environ, "EMAIL_PORT", 25, most=65535)
    EMAIL_USE_TLS = environment.flag(os.environ, "EMAIL_USE_TLS")
    EMAIL_USE_SSL = environment.flag(os.environ, "EMAIL_USE_SSL")
    environment.not_both(EMAIL_USE_TLS=EMAIL_USE_TLS, EMAIL_USE_SSL=EMAIL_USE_SSL)
    # For so long visitors may be shown a published page without asking whether it changed
    VISITORS_ASK_EVERY = environment.seconds(os.environ, "VISITORS_ASK_EVERY", 1)
    LOG_LEVEL = environment.log_level(os.environ, "LOG_LEVEL")
    # Whether officers of one council may change the national figures that all councils of this service share
    NATIONAL_FIGURES_BY_PAGE = environment.flag(os.environ, "NATIONAL_FIGURES_BY_PAGE")
    SHARED_CACHE = environment.cache(os.environ.get("CACHE_URL", ""))
    # In front of every path in letters that no request is at hand for, such as reminders.
    SITE_URL = environment.site(os.environ, "SITE_URL")
    BEHIND_PROXY = environment.flag(os.environ, "BEHIND_PROXY")
    # The councils' own identity providers, and whether passwords are for all or for the break-glass account alone
    OPENID_PROVIDERS = openid_providers(os.environ, insecure=INSECURE_LOCAL)
    PASSWORD_SIGN_IN = environment.flag(os.environ, "PASSWORD_SIGN_IN", True)
    if not (PASSWORD_SIGN_IN or OPENID_PROVIDERS):
        raise SettingMissing(
            "PASSWORD_SIGN_IN is false, and OPENID_PROVIDERS names no other way in. Set one."
        )
    # How the address of whoever asks is told behind a proxy; see docs/operations.md.
    TRUSTED_PROXY_COUNT = environment.whole_number(os.environ, "TRUSTED_PROXY_COUNT", 0, most=10)
    CLIENT_ADDRESS_HEADER = environment.header(os.environ, "CLIENT_ADDRESS_HEADER")
    environment.one_of(os.environ, "TRUSTED_PROXY_COUNT", "CLIENT_ADDRESS_HEADER")
    SECOND_FACTOR_REQUIRED = environment.flag(os.environ, "SECOND_FACTOR_REQUIRED", default=True)
    # For what is published, for roles and tokens; and without anything asked for, for whoever needs a second factor
    # None at all would let nobody do anything
    SIGN_IN_AGAIN_AFTER = 60 * environment.whole_number(os.environ, "SIGN_IN_AGAIN_MINUTES", 15, least=1)
    IDLE_LIMIT = 60 * environment.whole_number(os.environ, "IDLE_MINUTES", 30, least=1)
except SettingMissing as problem:
    raise ImproperlyConfigured(str(problem)) from None

INSTALLED_APPS = [
    "config",
    "committees",
    "scorecards",
    "indicators",
    "accounts",
    "django_tables2",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",  # whose templates ours stand before
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.sent_by_pages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.signin.sessions.middleware.SessionLimits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.middleware.kept_nowhere",
    "accounts.writing.middleware.WritingKept",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["config.loaders.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.navigation.presenters.navigation",
            ],
        },
    },
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "accounts.signin.passwords.forms.PasswordRule"}]
CSRF_FAILURE_VIEW = "config.views.csrf_failure"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.signin.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.signin.forms.SignInForm",
    "reset_password": "accounts.signin.forms.ForgottenPasswordForm",
    "reset_password_from_key": "accounts.signin.forms.NewPasswordByLinkForm",
    "set_password": "accounts.signin.forms.FirstPasswordForm",
    "reauthenticate": "accounts.signin.forms.AgainPasswordForm",
    "change_password": "accounts.signin.forms.OtherPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # the letter would offer a sign-up, and there is none
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_SESSION_REMEMBER = False
SOCIALACCOUNT_ADAPTER = "accounts.signin.openid.adapters.CouncilSignIn"
ACCOUNT_RATE_LIMITS = False  # counted by accounts.signin.attempts, for each person and where they are
ACCOUNT_REAUTHENTICATION_TIMEOUT = SIGN_IN_AGAIN_AFTER
MFA_ADAPTER = "accounts.signin.second_factor.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "accounts.signin.second_factor.forms.SignInCodeForm",
    "reauthenticate": "accounts.signin.second_factor.forms.AgainCodeForm",
    "activate_totp": "accounts.signin.second_factor.forms.NewAppForm",
    "authenticate_webauthn": "accounts.signin.second_factor.forms.SignInPasskeyForm",
    "reauthenticate_webauthn": "accounts.signin.second_factor.forms.AgainPasskeyForm",
    "add_webauthn": "accounts.signin.second_factor.forms.NewPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RATE_LIMITS = False
# Nobody signs up: addresses are named by an administrator or the operator, so none can be taken by setting one up first
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute wrong
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = INSECURE_LOCAL
KNOWN_BROWSER_COOKIE = "known_browser" if INSECURE_LOCAL else "__Host-known_browser"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT") or BASE_DIR / "staticfiles")
STATICFILES_DIRS = [BASE_DIR / "static", ("plotly", Path(plotly.__file__).parent / "package_data")]
STORAGES = {
    "default": {"BACKEND": "accounts.files.storages.WholeFiles"},
    "staticfiles": {"BACKEND": "config.storages.HashedFiles"},
}
if INSECURE_LOCAL:
    # Serve static files from their folders, so that the demonstration and the tests need no collectstatic.
    WHITENOISE_USE_FINDERS = True
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT") or BASE_DIR / "media")
MEDIA_URL = "/never-served/"
BENCHMARK_MAPPINGS = Path(os.environ["BENCHMARK_MAPPINGS"]) if os.environ.get("BENCHMARK_MAPPINGS") else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000  # an entry page has nine for each of its rows
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Attempts to sign in are counted for all processes together; pages kept for visitors are checked at every visit, so
# each process may keep its own.
CACHES = {
    "default": SHARED_CACHE,
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not INSECURE_LOCAL
if not INSECURE_LOCAL:
    # By that beginning browsers take them over HTTPS from this very host alone, and from no neighbour of its domain
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SESSION_COOKIE_AGE = LONGEST_SESSION = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = not INSECURE_LOCAL
SECURE_HSTS_SECONDS = 0 if INSECURE_LOCAL else 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not INSECURE_LOCAL
# Browsers' preload lists take whole domains such as a council's own: joining them is not this application's to decide.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
CSRF_TRUSTED_ORIGINS = environment.words(os.environ, "CSRF_TRUSTED_ORIGINS")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "scorecard@localhost")

EMAIL_TIMEOUT = 20  # seconds, after which a mail server that says nothing counts as gone

# The queue of jobs is a table of the database, so that a job and what it is about are stored or taken back together.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DJANGO_TABLES2_TEMPLATE = "components/table.html"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "config.log_lines.OneLine",
            "fmt": "{asctime} {levelname} {name} {message}",
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
            "style": "{",
        }
    },
    "filters": {"refusals": {"()": "config.refusals.RefusalsInOneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["refusals"]}},
    # It tells of its own start whenever it is imported, which says nothing of ours
    "loggers": {"pikepdf": {"level": "WARNING"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
