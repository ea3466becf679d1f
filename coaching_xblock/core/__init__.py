"""The rules of coaching: pure functions over frozen values, with no framework underneath."""
