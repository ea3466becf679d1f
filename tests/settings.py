"""Django settings of the test suite: the workbench's storage in SQLite, and what a test needs besides."""

from importlib.resources import files

SECRET_KEY = "for the tests only"
DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
ROOT_URLCONF = "tests.urls"
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "coaching_xblock.apps.CoachingConfig",
    "workbench",
    "sandbox",
    # The platform's tables, for the tests of the LMS host.
    "tests.host.platform.apps.PlatformConfig",
]

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        # xblock-sdk's vertical and sample blocks look for their templates on the site's path.
        "DIRS": [str(files("sample_xblocks") / "basic" / "templates")],
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STATIC_URL = "/static/"

# What xblock-sdk asks for when it is imported.
EXCLUDED_XBLOCKS: set[str] = set()
WORKBENCH = {"reset_state_on_restart": False, "services": {}}

COACHING_KEYS = ["the key that the tests write with"]
COACHING_HELP_LINE = {"name": "Test help line", "phone": "0800 000 000", "link": "", "hours": "day and night"}
COACHING_CONFIDENTIALITY = "Only the coaches of this course read what you share."
