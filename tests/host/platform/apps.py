from django.apps import AppConfig


class PlatformConfig(AppConfig):
    name = "tests.host.platform"
    label = "courseware"
    default_auto_field = "django.db.models.BigAutoField"
