"""The OpenAPI document as the Dutch API design rules want it."""

from typing import Any

from django.conf import settings
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from tussenruimte.opendata.middleware import PROBLEM, VERSION

VERSION_HEADER = {
    "API-Version": {"description": "De volledige versie van de API.", "schema": {"type": "string", "example": VERSION}}
}
FAILURES = {"400": "De vraag klopt niet.", "404": "Dit bestaat niet.", "500": "Er ging bij ons iets mis."}


class ReadApi(NinjaAPI):
    """The API with the version header on every answer and problem details on every failure."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The document, with what ninja does not say."""
        document = super().get_openapi_schema(**options)
        document["info"]["contact"] = {
            "name": settings.SITE_NAME,
            "email": settings.CONTACT_EMAIL,
            "url": settings.SITE_URL,
        }
        document["info"]["license"] = {"name": "CC0 1.0", "identifier": "CC0-1.0"}
        document["servers"] = [{"url": f"{settings.SITE_URL}/api/v1"}]
        # Paths are relative to the server, which carries the version.
        document["paths"] = {path.removeprefix("/api/v1"): item for path, item in document["paths"].items()}
        document["components"]["schemas"]["Problem"] = PROBLEM_SCHEMA
        for item in document["paths"].values():
            for operation in item.values():
                _complete(operation)
        return document


PROBLEM_SCHEMA: dict[str, Any] = {
    "title": "Problem",
    "type": "object",
    "required": ["status", "title", "detail"],
    "properties": {
        "type": {"type": "string"},
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
        "invalid": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"name": {"type": "string"}, "reason": {"type": "string"}},
            },
        },
    },
}


def _complete(operation: dict[str, Any]) -> None:
    """Adds the failures an operation can end in, and the version header to every answer."""
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    for status, description in FAILURES.items():
        answers[status] = {
            "description": description,
            "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    for answer in answers.values():
        answer["headers"] = VERSION_HEADER
    operation["responses"] = answers
