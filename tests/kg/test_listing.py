"""The list of curated queries, in narrow and wide terminals."""

import pytest
from rich.console import Console

from graph import queries
from kg import tables


@pytest.mark.parametrize("width", [80, 100, 200])
def test_every_query_is_listed_whole_with_its_parameters(width):
    console = Console(width=width)
    with console.capture() as shown:
        console.print(tables.queries_table(queries.all_queries(), width))
    lines = shown.get().splitlines()
    assert all(len(line) <= width for line in lines)
    words = " ".join(shown.get().split())
    for query in queries.all_queries():
        assert query.name in words
        assert all(parameter.name in words for parameter in query.parameters)
