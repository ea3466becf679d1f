"""What the sandbox itself remembers: the course as authors left it, and who completed what."""

from __future__ import annotations

from django.db import models


class Unit(models.Model):
    """One page of the course; its blocks' fields live in the workbench's table."""

    slug = models.CharField(max_length=60, unique=True)
    week = models.CharField(max_length=120)
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    #: In page order: ``{"text": "a paragraph"}`` or ``{"usage": "a usage id"}``.
    parts = models.JSONField(default=list)
    #: Of the OLX file it was loaded from, so that a changed file is loaded again.
    digest = models.CharField(max_length=64)
    #: An author changed it here: the file no longer decides.
    edited = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title

    @property
    def usages(self) -> list[str]:
        """The usage ids of its blocks, in page order."""
        return [part["usage"] for part in self.parts if "usage" in part]


class Completion(models.Model):
    """How far one person is with one block, as the block published it."""

    person = models.CharField(max_length=20)
    usage = models.CharField(max_length=255)
    value = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "usage"], name="one_completion_each")]

    def __str__(self) -> str:
        return f"{self.person} {self.usage} {self.value}"


class Seeding(models.Model):
    """The demo people have done what their plots say."""

    finished = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"seeded {self.finished}"
