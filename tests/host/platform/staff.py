"""What staff can do to a learner's row with the platform's own tools, and what they see of it there."""

import csv
import io
import json

from .models import StudentModule


def reset_attempts(user, usage):
    """The button "reset attempts": works on the row as it is, whatever block wrote it."""
    row = StudentModule.objects.get(student_id=user.id, course_id=usage.context_key, module_state_key=usage)
    state = json.loads(row.state)
    state.update(attempts=0, score_history=[], correct_map_history=[], student_answers_history=[])
    row.state = json.dumps(state)
    row.save()


def delete_state(user, usage):
    """The button "delete learner's state"."""
    StudentModule.objects.get(
        student_id=user.id, course_id=usage.context_key, module_state_key=usage
    ).delete()


def bulk_delete(usage):
    """The task that deletes everybody's state of a block."""
    for row in StudentModule.objects.filter(module_state_key=usage):
        row.delete()


def clear_fields(user, usage):
    """What deleting all fields through the state client leaves: a row that holds an empty object."""
    row = StudentModule.objects.get(student_id=user.id, module_state_key=usage)
    row.state = "{}"
    row.save(force_update=True)


def debug_panel(block):
    """Staff Debug Info: every declared field of the block, as the bound user has it."""
    return "\n".join(f"{name}: {field.read_from(block)!r}" for name, field in block.fields.items())


def response_report(usage):
    """The problem-response report, for a block without `generate_report_data`: the raw state in a column."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in StudentModule.objects.filter(module_state_key=usage).select_related("student"):
        writer.writerow([row.student.username, str(row.module_state_key), row.state])
    return out.getvalue()
