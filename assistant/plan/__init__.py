"""What a plan is, and how it is derived, checked and exported."""
