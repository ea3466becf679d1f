"""What an operator runs from `manage.py`."""
