"""Django settings of the sandbox: one SQLite file, invented people, no debug pages."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
# Tests start several sandboxes, each with a folder of its own.
VAR = Path(os.environ.get("SANDBOX_VAR") or HERE / "var")
TROUBLE = os.environ.get("SANDBOX_TEST") == "1"

# Everything in the sandbox is invented, so these keys protect nothing and are the same everywhere.
SECRET_KEY = "sandbox-only-and-not-a-secret-because-all-people-here-are-invented"
COACHING_KEYS = ["sandbox-only-key-that-is-no-secret"]
COACHING_HELP_LINE = {
    "name": "Sandbox help line (invented)",
    "phone": "555 0142",
    "link": "https://example.org/help",
    "hours": "every day, 8:00 to 22:00",
}
COACHING_CONFIDENTIALITY = (
    "What you share stays between you and the coaches of this course. Two exceptions: when somebody's safety "
    "is at risk, and when a law asks for it. Your coach talks with you first wherever that is possible."
)

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
ROOT_URLCONF = "sandbox.urls"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "workbench",
    "sandbox",
    "coaching_xblock.apps.CoachingConfig",
]
MIDDLEWARE = [
    "sandbox.middleware.say_headers",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "sandbox.middleware.know_person",
]
if TROUBLE:
    MIDDLEWARE.append("sandbox.trouble.make_trouble")

DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "sandbox.sqlite",
        "NAME": VAR / "sandbox.sqlite3",
        "OPTIONS": {"timeout": 20},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "sandbox.middleware.frame"]
        },
    }
]
STATIC_URL = "/static/"

# Browsers share cookies between the ports of one machine: names of our own keep other projects signed in.
SESSION_COOKIE_NAME = "sandbox_session"
CSRF_COOKIE_NAME = "sandbox_csrftoken"
SESSION_SERIALIZER = "sandbox.sessions.SignedPickle"
CSRF_FAILURE_VIEW = "sandbox.views.refusals.no_csrf"
# Larger bodies are the blocks' to refuse, up to a size that would hurt.
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
X_FRAME_OPTIONS = "SAMEORIGIN"

WORKBENCH = {"services": {}, "reset_state_on_restart": False}
EXCLUDED_XBLOCKS: set[str] = set()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(message)s", "datefmt": "%H:%M:%S"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        "sandbox": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "coaching_xblock": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
