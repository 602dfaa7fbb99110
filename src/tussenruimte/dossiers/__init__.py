"""A journey along a route: phases, promises, decisions, clocks. Here are its pure heart and the routes as data.

`routes.take` answers the questions of one route; the rules know no database, no request and no day of today.
"""
