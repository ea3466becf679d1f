"""From core values to what a template shows: every decision and every sentence is made here."""
