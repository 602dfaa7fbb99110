"""Pure decisions about a neighbourhood: what stands alone, what may be shown, what grew, what a cell says."""
