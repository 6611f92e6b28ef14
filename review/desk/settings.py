"""Django's settings, from environment variables with embedded defaults (docs/operators.md)."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from review.desk.database import database
from steady.channels.session import load_secret_key
from steady.channels.settings import is_development
from steady.run.profile import ROOT

VAR = Path(os.environ.get("STEADY_VAR", ROOT / "var" / "steady"))
REPOSITORY = Path(os.environ.get("STEADY_REPOSITORY", ROOT))
"""The files that approved corrections are exported to."""
DEVELOPMENT = is_development()
DEBUG = False

_secret = load_secret_key(os.environ.get("STEADY_SECRET_KEY"), VAR, DEVELOPMENT)
SECRET_KEY = _secret.derive("review").hex()
AUDIT_KEY = _secret.derive("review-audit")
SEARCH_KEY = _secret.derive("review-search")

ALLOWED_HOSTS = ["127.0.0.1", "localhost", *os.environ.get("STEADY_REVIEW_HOSTS", "").split()]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in os.environ.get("STEADY_REVIEW_HOSTS", "").split()]
DATABASES = {"default": database(os.environ.get("STEADY_REVIEW_URL"), VAR / "review.db")}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "csp",
    "review.accounts",
    "review.audit",
    "review.conversations",
    "review.reviewing",
    "review.learn",
    "review.practice",
    "review.dashboard",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "review.accounts.middleware.NeverKept",
    "review.accounts.middleware.OnlyStaff",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "review.desk.urls"
WSGI_APPLICATION = "review.desk.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "review.desk.menu.menu",
            ],
            "builtins": ["review.desk.templatetags.desk"],
        },
    }
]
STATIC_URL = "/static/"
STATICFILES_DIRS = [Path(__file__).parent / "static"]
WHITENOISE_USE_FINDERS = True

AUTH_USER_MODEL = "auth.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"

# Five wrong passwords for one account lock it for a quarter of an hour. Addresses of staff are not kept.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_CLIENT_IP_CALLABLE = "review.accounts.middleware.no_address"
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]

# A session ends after half an hour without use, and with the browser.
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "desk_session"
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = not DEVELOPMENT
CSRF_COOKIE_NAME = "desk_csrf"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = not DEVELOPMENT
SECURE_PROXY_SSL_HEADER = None if DEVELOPMENT else ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if DEVELOPMENT else 31_536_000
SECURE_REFERRER_POLICY = "same-origin"  # with "no-referrer" a browser sends no origin, and CSRF fails
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "require-trusted-types-for": ["'script'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # No request line and no value reaches the log: an address names a conversation, an error might quote one.
    "formatters": {"bare": {"()": "review.desk.logs.Bare"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "bare"}},
    "root": {"handlers": ["console"], "level": "ERROR"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        # What could not be shown was said by the channel when it happened; reading it again is no news.
        "steady.channels": {"level": "CRITICAL"},
    },
}
