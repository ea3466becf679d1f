"""The addresses that xblock-sdk's runtime builds: a handler's and a resource's."""

from django.urls import re_path
from workbench import views

urlpatterns = [
    re_path(
        r"^handler/(?P<usage_id>[^/]+)/(?P<handler_slug>[^/]*)(?:/(?P<suffix>.*))?$",
        views.handler,
        {"authenticated": True},
        name="handler",
    ),
    re_path(
        r"^unauth_handler/(?P<usage_id>[^/]+)/(?P<handler_slug>[^/]*)(?:/(?P<suffix>.*))?$",
        views.handler,
        {"authenticated": False},
        name="unauth_handler",
    ),
    re_path(
        r"^resource/(?P<block_type>[^/]+)/(?P<resource>.*)$",
        views.package_resource,
        name="package_resource",
    ),
]
