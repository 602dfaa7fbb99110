"""Addresses of this room. What belongs to one initiative stands under `van/`, so that no name can be in the way."""

from django.urls import path

from tussenruimte.value.views import board, calculators, files, lines, methods, prices, stories, telling

app_name = "value"
OF = "van/<slug:slug>/"
urlpatterns = [
    path("", prices.home, name="home"),
    path("prijzen/", prices.library, name="prices"),
    path("prijzen/gemeente/<slug:code>/", prices.own_prices, name="own-prices"),
    path("prijzen/<slug:id>/", prices.price_list, name="price-list"),
    path("gemeente/<slug:code>/", prices.portfolio, name="portfolio"),
    path("arena-op-papier/", board.paper, name="board-paper"),
    path("rekenen/uren/", calculators.hours, name="hours"),
    path("rekenen/eigendom/", calculators.ownership, name="ownership"),
    path("rekenen/social-impact-bond/", calculators.bond, name="bond"),
    path(OF, telling.model, name="model"),
    path(f"{OF}begin/", telling.start, name="start"),
    path(f"{OF}aanpassen/", telling.edit, name="edit"),
    path(f"{OF}zichtbaar/", telling.show, name="show"),
    path(f"{OF}principes/", telling.principles, name="principles"),
    path(f"{OF}businessmodel/", telling.business, name="business"),
    path(f"{OF}arena/", board.board, name="board"),
    path(f"{OF}arena/effect/", board.add_effect, name="board-effect"),
    path(f"{OF}arena/inzet/", board.add_cost, name="board-cost"),
    path(f"{OF}kosten/nieuw/", lines.add_cost, name="add-cost"),
    path(f"{OF}kosten/<int:pk>/", lines.edit_cost, name="edit-cost"),
    path(f"{OF}kosten/<int:pk>/weghalen/", lines.remove_cost, name="remove-cost"),
    path(f"{OF}effecten/nieuw/", lines.choose_way, name="choose-way"),
    path(f"{OF}effecten/nieuw/<slug:way>/", lines.add_effect, name="add-effect"),
    path(f"{OF}effecten/<int:pk>/weghalen/", lines.remove_effect, name="remove-effect"),
    path(f"{OF}effecten/<int:pk>/<slug:part>/", lines.edit_effect, name="edit-effect"),
    path(f"{OF}verhalen/", stories.stories, name="stories"),
    path(f"{OF}verhalen/nieuw/", stories.tell, name="tell-story"),
    path(f"{OF}verhalen/<int:pk>/weghalen/", stories.remove, name="remove-story"),
    path(f"{OF}mkba/", methods.mkba, name="mkba"),
    path(f"{OF}sroi/", methods.sroi, name="sroi"),
    path(f"{OF}effectencalculator/", methods.calculator, name="calculator"),
    path(f"{OF}doelen/", methods.goals, name="goals"),
    path(f"{OF}brede-welvaart/", methods.wellbeing, name="wellbeing"),
    path(f"{OF}geld/", methods.funding, name="funding"),
    path(f"{OF}hoe-zeker/", methods.certainty, name="certainty"),
    path(f"{OF}aannames/", methods.assumptions, name="assumptions"),
    path(f"{OF}rapport/", methods.report, name="report"),
    path(f"{OF}rapport.xlsx", files.workbook, name="report-xlsx"),
    path(f"{OF}rapport.pdf", files.pdf, name="report-pdf"),
]
