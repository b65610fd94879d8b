"""Whatever the code, the scripts and the tests start is there on a fresh machine, or is asked for first."""

import ast
import re
from functools import cache

import pytest

from tests import browser
from tests.architecture.programs import (
    asked_for_by_bash,
    asked_for_by_python,
    builtins,
    functions_of,
    started_by_bash,
    started_by_python,
)
from tests.architecture.project import name_of, project_files, tree_of

# Nobody need ask for these, for the reason given.
ALWAYS_THERE = {
    "the README asks for them": "bash python",
    "coreutils": "cat chown cksum cp date dirname env head id ls mkdir mktemp mv rm sort",
    "essential in every Debian": "cmp grep runuser sed xargs",
    "whoever names it in the setting has it, and check --deploy looks for it": "settings.VIRUS_SCANNER",
}
# Asked for under another name.
COMES_WITH = {"pg_ctl": "initdb", "browser.program()": "ldd"}


def shell_files():
    return [path for path in project_files() if name_of(path).startswith(("bin/", ".ci/"))]


# A module that names none of these starts nothing; the others need not be parsed.
STARTS = re.compile(r"\b(subprocess|os|asyncio|pty|shutil)\b|executable_path")


@cache
def python_files():
    modules = (path for path in project_files() if path.suffix == ".py")
    return [path for path in modules if STARTS.search(path.read_text(encoding="utf-8"))]


@cache
def started() -> dict[str, set[str]]:
    """Every program with the files that start it."""
    texts = {name_of(path): path.read_text(encoding="utf-8") for path in shell_files()}
    ours = builtins().union(*map(functions_of, texts.values()))
    found: dict[str, set[str]] = {}
    for name, text in texts.items():
        for program in started_by_bash(text) - ours:
            found.setdefault(program, set()).add(name)
    for path in python_files():
        for program in started_by_python(tree_of(path)):
            found.setdefault(program, set()).add(name_of(path))
    return found


def asked_for() -> set[str]:
    by_scripts = (asked_for_by_bash(path.read_text(encoding="utf-8")) for path in shell_files())
    return set().union(*by_scripts, *(asked_for_by_python(tree_of(path)) for path in python_files()))


def test_every_program_is_on_every_machine_or_asked_for():
    always, asked = set(" ".join(ALWAYS_THERE.values()).split()), asked_for()
    unheard_of = {
        program: sorted(files)
        for program, files in started().items()
        if program not in always and COMES_WITH.get(program, program) not in asked
    }
    assert not unheard_of, "Let bin/common.sh ask for it and install it, or use a package of requirements.txt"


def test_no_program_is_listed_that_nothing_starts():
    listed = {*" ".join(ALWAYS_THERE.values()).split(), *COMES_WITH}
    assert listed <= started().keys()


@pytest.mark.parametrize(
    "script",
    [
        "pdftoppm a.pdf",
        "cat a | pdftoppm - b",
        'pages="$(pdftoppm -r 40 a.pdf | sort)"',
        "if ! pdftoppm a.pdf; then exit 1; fi",
        "convert() { true; }; SCALE=2 pdftoppm a.pdf",
        "as_root env LANG=C pdftoppm a.pdf",
        '"$folder/pdftoppm" a.pdf',
        'part "the pictures" pdftoppm a.pdf',
        "sudo -n pdftoppm a.pdf",
    ],
)
def test_a_program_is_found_wherever_a_script_starts_it(script):
    assert "pdftoppm" in started_by_bash(script)


@pytest.mark.parametrize(
    "code",
    [
        "subprocess.run(['pdftoppm', name], check=True)",
        "subprocess.Popen('/usr/bin/pdftoppm -r 40', shell=True)",
        "from subprocess import check_output\ncheck_output(('pdftoppm', name))",
        "command = ['pdftoppm', '-r', '40']\nsubprocess.run([*command, name])",
        "os.system('pdftoppm a.pdf')",
        "os.execvp('pdftoppm', arguments)",
        "play.chromium.launch(executable_path='/usr/bin/pdftoppm')",
    ],
)
def test_a_program_is_found_however_python_starts_it(code):
    assert started_by_python(ast.parse(code)) == {"pdftoppm"}


def test_a_command_that_cannot_be_read_from_the_source_is_shown_as_it_stands():
    assert started_by_python(ast.parse("subprocess.run(given)")) == {"given"}
    assert started_by_bash('"$tool" a.pdf') == {"$tool"}


def test_the_browser_s_libraries_are_looked_up_where_its_driver_is():
    assert browser.DRIVER.is_file()


def test_a_missing_library_is_given_as_the_debian_package_that_holds_it():
    said = (
        "\tlibatomic.so.1 => not found\n\tlibgcc_s.so.1 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n"
    )
    assert browser.packages_of(said) == ("libatomic1", "libgcc-s1")
