"""The addresses of the sandbox."""

from __future__ import annotations

from django.conf import settings
from django.contrib.staticfiles.views import serve
from django.urls import path

from .views import blocks, pages, studio

handler404 = "sandbox.views.refusals.not_found"
handler403 = "sandbox.views.refusals.forbidden"
handler500 = "sandbox.views.refusals.broken"

urlpatterns = [
    path("", pages.home, name="home"),
    path("people/", pages.choose, name="people"),
    path("people/be/", pages.become, name="become"),
    path("people/sign-out/", pages.sign_out, name="sign_out"),
    path("course/", pages.course, name="course"),
    path("course/<slug:slug>/", pages.unit, name="unit"),
    path("about/", pages.about, name="about"),
    path("studio/", studio.index, name="studio"),
    path("studio/block/<str:usage>/<slug:name>/", studio.block, name="studio_block"),
    path("studio/handler/<str:usage>/<str:name>/", blocks.studio_handler, name="studio_handler"),
    path("studio/handler/<str:usage>/<str:name>/<path:suffix>", blocks.studio_handler, name="studio_handler"),
    path("studio/<slug:slug>/", studio.unit, name="studio_unit"),
    path("studio/<slug:slug>/preview/", studio.preview, name="studio_preview"),
    path("studio/<slug:slug>/export/", studio.export, name="studio_export"),
    path("studio/<slug:slug>/import/", studio.bring, name="studio_import"),
    path("handler/<str:usage>/<str:name>/", blocks.handler, name="handler"),
    path("handler/<str:usage>/<str:name>/<path:suffix>", blocks.handler, name="handler"),
    path("public/handler/<str:usage>/<str:name>/", blocks.public_handler, name="public_handler"),
    path("public/handler/<str:usage>/<str:name>/<path:suffix>", blocks.public_handler, name="public_handler"),
    path("resource/<slug:block_type>/<path:path>", blocks.resource, name="package_resource"),
    path("static/<path:path>", serve, {"insecure": True}),
]

if settings.TROUBLE:
    from .trouble import urlpatterns as trouble

    urlpatterns += trouble
