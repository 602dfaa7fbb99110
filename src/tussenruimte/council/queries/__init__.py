"""What a council may read, and how a card and a proposal are filled."""
