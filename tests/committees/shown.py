"""What a page of a meeting shows, for the tests of committees."""

from lxml import html


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return html.fromstring(response.content)


def words(element):
    return " ".join(" ".join(element.itertext()).split())


def section(tree, name):
    return words(tree.get_element_by_id(name))


def faults(response):
    """The links of the error summary: each must lead to a field of the page."""
    tree = html.fromstring(response.content)
    (summary,) = tree.find_class("summary")
    for link in summary.iterfind(".//a"):
        tree.get_element_by_id(link.get("href").lstrip("#"))
    assert tree.findtext(".//title").startswith("Error: ")
    return words(summary)
