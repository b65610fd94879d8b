"""Whatever writes to the database is an action: it says who, all or nothing, and leaves a trail."""

import ast

import pytest

from tests.architecture.project import name_of, source_files, tree_of
from tests.architecture.writes import writers, writes

# Places that write and are no actions, and why.
WRITE_ALL_THE_SAME = {
    "accounts/background/jobs.py": "a run says how far it is, and that it ended",
    "scorecards/editions/caches.py": "a page is kept, which anybody may make again",
}
# A command sends them in nobody's name, and they change nothing that a council reads.
IN_NOBODYS_NAME = {"send_reminder", "tell_members_of", "forget_old_reminders", "choose_current"}
# What workers say of themselves, and do with what others left behind.
IN_NOBODYS_NAME |= {
    "say_alive",
    "say_farewell",
    "take_up_again",
    "forget_old_jobs",
    "forget_ended_sessions",
    "forget_old_forms",
    "clear_old_uploads",
    "clear_old_history",
    "clear_old_files",
}
# What follows from what somebody did, within their transaction.
IN_NOBODYS_NAME |= {"compare_mentions", "tell_readers", "words_changed", "minutes_changed"}
# What somebody typed and has not confirmed is nobody's word yet.
IN_NOBODYS_NAME |= {"keep_typed"}
# Takes first what it starts, and then the arguments of that by name.
FIRST_BY_POSITION = {"start"}
# They write inside the last transaction of their job.
IN_A_JOB = {"check_file", "save_file", "read_file", "take_file"}
IN_A_JOB |= {"read_history", "preview_history", "land_history"}
FOLDERS_OF_OPERATORS = ("config/demonstration/",)


def test_only_actions_write():
    """A table's own safeguards, in models, call what they guard."""
    faults = {
        name_of(path): [f"line {call.lineno}: {ast.unparse(call)[:80]}" for call in writes(tree_of(path))]
        for path in source_files()
        if path.stem != "actions" and "models" not in (path.stem, path.parent.name) and writes(tree_of(path))
    }
    known = {name for name in faults if name.startswith(FOLDERS_OF_OPERATORS)} | set(WRITE_ALL_THE_SAME)
    assert faults.keys() == known, {
        name: faults.get(name, "writes no more") for name in faults.keys() ^ known
    }


def test_actions_take_keywords_say_who_and_change_all_or_nothing():
    """Every public function that writes names its arguments, takes `by`, and is one transaction."""
    faults = []
    for path in source_files():
        if path.stem != "actions":
            continue
        for function, reached in writers(tree_of(path)):
            place = f"{name_of(path)}:{function.lineno} {function.name}"
            arguments = function.args
            if function.name in IN_NOBODYS_NAME:
                continue
            if arguments.posonlyargs or len(arguments.args) > (function.name in FIRST_BY_POSITION):
                faults.append(f"{place}: takes positional arguments")
            if "by" not in {argument.arg for argument in arguments.kwonlyargs}:
                faults.append(f"{place}: does not say who (by=)")
            transaction = any("atomic" in ast.unparse(each) for each in reached)
            if not transaction and function.name not in IN_A_JOB:
                faults.append(f"{place}: is not one transaction")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("Figure.objects.create(value=1)", True),
        ("row.save(update_fields=['state'])", True),
        ("rows.filter(pk=1).update(state='draft')", True),
        ("rows.delete()", True),
        ("rows.update(**fields)", True),
        ("Figure.objects.bulk_create(rows)", True),
        ("names.update(others)", False),
        ("storage.save(name, content)", False),
        ("digest.update(chunk)", False),
    ],
)
def test_a_write_is_known_by_what_it_does(code, found):
    assert bool(writes(ast.parse(code))) is found
