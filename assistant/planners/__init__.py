"""Who leads a conversation."""
