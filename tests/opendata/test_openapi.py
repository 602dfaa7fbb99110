"""The OpenAPI document keeps the Dutch API design rules that a program can check."""

import json
import re

import pytest


@pytest.fixture
def document(client, db):
    return json.loads(client.get("/api/v1/openapi.json").content)


def operations(document):
    return [(path, verb, one) for path, item in document["paths"].items() for verb, one in item.items()]


def test_it_is_openapi_three_with_contact_and_versioned_server(document):
    assert document["openapi"].startswith("3.")
    assert set(document["info"]["contact"]) == {"name", "email", "url"}
    assert re.fullmatch(r"\d+\.\d+\.\d+", document["info"]["version"])
    assert all(server["url"].endswith("/v1") for server in document["servers"])


def test_paths_are_kebab_case_without_slash_at_the_end(document):
    for path in document["paths"]:
        assert not path.endswith("/")
        assert re.fullmatch(r"(/([a-z0-9-]+|\{\w+\}))+", path)


def test_query_keys_are_camel_case(document):
    for _path, _verb, one in operations(document):
        for parameter in one.get("parameters", []):
            assert re.fullmatch(r"[a-z][a-zA-Z0-9]*", parameter["name"])


def test_every_answer_declares_the_version_and_every_failure_is_a_problem(document):
    for _path, _verb, one in operations(document):
        assert {"200", "400", "404"} <= set(one["responses"])
        for status, answer in one["responses"].items():
            assert "API-Version" in answer["headers"]
            if status >= "4":
                assert list(answer["content"]) == ["application/problem+json"]


def test_only_reading_is_offered(document):
    assert {verb for _path, verb, _one in operations(document)} == {"get"}


def test_every_operation_says_what_it_does(document):
    for _path, _verb, one in operations(document):
        assert one["summary"]
        assert one["description"]
        assert one["operationId"]


def test_every_reference_leads_somewhere(document):
    references = re.findall(r'"\$ref": "#/components/schemas/(\w+)"', json.dumps(document))
    assert set(references) <= set(document["components"]["schemas"])
