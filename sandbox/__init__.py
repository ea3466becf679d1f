"""A small course site on one's own machine, to try the coaching blocks as learner, coach and author."""
