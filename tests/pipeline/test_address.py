"""Where a site will stand, from mkdocs.yml and the variables that it names."""

import pytest

from coursewright.pipeline.address import site_address


@pytest.mark.parametrize(
    ("settings", "environment", "address"),
    [
        ("site_name: A\n", {}, ""),
        ("site_url: https://a.example/b # of site/\n", {}, "https://a.example/b/"),
        ('site_url: "https://a.example/"\n', {}, "https://a.example/"),
        ("site_url: a.example\n", {}, ""),
        ('site_url: !ENV [URL, ""] # of site/\n', {}, ""),
        ('site_url: !ENV [URL, ""]\n', {"URL": "https://a.example"}, "https://a.example/"),
        (
            'site_url: !ENV [ONE, URL, "https://c.example/"]\n',
            {"URL": "https://a.example"},
            "https://a.example/",
        ),
        ('site_url: !ENV [URL, "https://c.example/"]\n', {"URL": ""}, "https://c.example/"),
        ("site_url: !ENV URL\n", {"URL": "http://a.example/x/"}, "http://a.example/x/"),
        ("site_url: !ENV URL\n", {}, ""),
    ],
)
def test_the_address_of_a_site(settings: str, environment: dict[str, str], address: str) -> None:
    assert site_address(settings, environment) == address
