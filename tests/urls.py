"""The addresses that xblock-sdk's runtime builds, and the workbench's page of one block."""

from django.urls import path, re_path
from django.views.i18n import JavaScriptCatalog
from workbench import views

urlpatterns = [
    path("", views.index, name="workbench_index"),
    path("jsi18n/", JavaScriptCatalog.as_view(), name="javascript-catalog"),
    re_path(
        r"^view/(?P<scenario_id>[^/]+)/(?P<view_name>[^/]+)/$",
        views.show_scenario,
        {"template": "workbench/blockview.html"},
    ),
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
