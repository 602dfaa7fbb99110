"""Pure decisions of a conversation: what is worth talking about, and when something is enough."""
