"""Tables of the platform's shape: columns, keys and indexes."""

from django.conf import settings
from django.db import models
from opaque_keys.edx.django.models import CourseKeyField, LearningContextKeyField, UsageKeyField

USER = settings.AUTH_USER_MODEL


class StudentModule(models.Model):
    module_type = models.CharField(max_length=32, db_index=True)
    module_state_key = UsageKeyField(max_length=255, db_column="module_id")
    student = models.ForeignKey(USER, db_index=True, db_constraint=False, on_delete=models.CASCADE)
    course_id = LearningContextKeyField(max_length=255, db_index=True)
    state = models.TextField(null=True, blank=True)
    grade = models.FloatField(null=True, blank=True, db_index=True)
    max_grade = models.FloatField(null=True, blank=True)
    done = models.CharField(max_length=8, default="na")
    created = models.DateTimeField(auto_now_add=True, db_index=True)
    modified = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        db_table = "courseware_studentmodule"
        unique_together = (("student", "module_state_key", "course_id"),)
        indexes = [models.Index(fields=["module_state_key", "grade", "student"], name="courseware_stats")]


class UserProfile(models.Model):
    user = models.OneToOneField(USER, related_name="profile", on_delete=models.CASCADE)
    name = models.CharField(blank=True, max_length=255, db_index=True)

    class Meta:
        db_table = "auth_userprofile"


class CourseEnrollment(models.Model):
    user = models.ForeignKey(USER, on_delete=models.CASCADE)
    course_id = CourseKeyField(max_length=255, db_index=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        db_table = "student_courseenrollment"
        unique_together = (("user", "course_id"),)


class CourseAccessRole(models.Model):
    user = models.ForeignKey(USER, on_delete=models.CASCADE)
    org = models.CharField(max_length=64, db_index=True, blank=True)
    course_id = CourseKeyField(max_length=255, db_index=True, blank=True)
    role = models.CharField(max_length=64, db_index=True)

    class Meta:
        db_table = "student_courseaccessrole"
        unique_together = ("user", "org", "course_id", "role")


class CourseUserGroup(models.Model):
    name = models.CharField(max_length=255)
    users = models.ManyToManyField(USER, related_name="course_groups")
    course_id = CourseKeyField(max_length=255, db_index=True)
    group_type = models.CharField(max_length=20, default="cohort")

    class Meta:
        db_table = "course_groups_courseusergroup"
        unique_together = (("name", "course_id"),)
