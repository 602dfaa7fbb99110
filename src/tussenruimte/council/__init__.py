"""What a council reads of a dossier: a card on one page, a proposal, visits and motions."""
