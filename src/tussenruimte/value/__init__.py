"""What an initiative is worth: one effect model, many methods, open prices, honest ranges.

`rules` holds the whole of the calculation. It is pure: a model and prices in, numbers and remarks out.
"""
