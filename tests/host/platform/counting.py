"""How many SQL statements one editing takes, transaction control apart."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

_CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET ")


def statements(act):
    """The statements that *act* runs on the default database."""
    with CaptureQueriesContext(connection) as queries:
        act()
    return [each["sql"] for each in queries if not each["sql"].upper().startswith(_CONTROL)]
