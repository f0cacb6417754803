"""How a conversation becomes a plan."""
