"""One evaluation suite a file."""
