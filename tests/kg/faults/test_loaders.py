"""Several loads at once: each is in, or told to wait, and once all are in the graph is the same."""

import pytest


@pytest.mark.parametrize(("loaders", "articles"), [
    (2, "different"), (10, "the same"), pytest.param(2, "the same", marks=pytest.mark.faults),
    pytest.param(10, "different", marks=pytest.mark.faults)])
def test_loads_at_once(shared, launch, run_kg, dumped, tmp_path, loaders, articles):
    if hasattr(shared, "forget"):
        shared.forget()  # all of them find a new database
    files = []
    for number in range(loaders):
        file = tmp_path / f"{number}.kg.jsonl"
        some = dumped.lines[1:] if articles == "the same" else dumped.lines[1 + number :: loaders]
        file.write_text("".join([dumped.lines[0], *some]), "utf-8")
        files.append(file)
    commands = [launch("load", file, KG_BATCH="1", **shared.settings) for file in files]
    told = [command.communicate(timeout=300)[1] for command in commands]
    assert 0 in {command.returncode for command in commands}, told
    for file, command, words in zip(files, commands, told, strict=True):
        if command.returncode:
            assert command.returncode == 3, words
            assert "Another kg is writing to this store." in words or "is in use by" in words
            assert "Traceback" not in words
            again = run_kg("load", file, **shared.settings)
            assert again.status == 0, again.err
    assert shared.digest() == dumped.digest
