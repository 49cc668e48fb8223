"""What the two halves know of relations: each type that articles can state has its place in the graph."""

from graph import schema
from pipelines import relations


def test_the_graph_knows_each_relation_type_and_no_other():
    assert sorted(schema.RELATIONS) == sorted(relation.type for relation in relations.RELATIONS)
