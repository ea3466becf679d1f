"""SQLite for a threaded server: readers never wait, and writers queue instead of failing."""
