"""The scripts a newcomer runs first: they say what they do, what is missing, and what was mistyped."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.paths import PROJECT

SCRIPTS = ("demo", "test", "bench", "lock")
EVERY_SHELL_FILE = [*sorted((PROJECT / "bin").iterdir()), PROJECT / ".ci" / "run"]


def bash(*arguments: object, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["bash", *map(str, arguments)],
        env={**os.environ, **environment},
        cwd="/",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def copy_of_scripts(tmp_path: Path) -> Path:
    """A folder, with a space in its name, that holds the scripts and no environment."""
    folder = tmp_path / "a copy"
    shutil.copytree(PROJECT / "bin", folder / "bin")
    return folder


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder of programs to use as PATH: the shell's usual ones, and no Python."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("bash", "dirname", "cat", "env", "sort", "ls", "id"):
        (folder / name).symlink_to(shutil.which(name))
    return folder


def fake_python(folder: Path, body: str, name: str = "python3") -> None:
    program = folder / name
    program.write_text(f"#!{shutil.which('bash')}\n{body}\n")
    program.chmod(0o755)


@pytest.mark.parametrize("path", EVERY_SHELL_FILE, ids=lambda path: path.name)
def test_every_script_reads_as_bash(path):
    checked = bash("-n", path)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("name", SCRIPTS)
def test_help_tells_what_a_script_does_from_any_folder_and_changes_nothing(name, copy_of_scripts):
    asked = bash(copy_of_scripts / "bin" / name, "--help")
    assert asked.returncode == 0
    assert asked.stdout.startswith(f"bin/{name}")
    assert [path.name for path in copy_of_scripts.iterdir()] == ["bin"]


@pytest.mark.parametrize("port", ["0", "99999", "eighty", ""])
def test_a_port_that_is_none_is_named_with_the_remedy(port, copy_of_scripts):
    refused = bash(copy_of_scripts / "bin" / "demo", "--port", port)
    assert refused.returncode != 0
    assert f'"{port}"' in refused.stderr
    assert "bin/demo --port 8001" in refused.stderr


def test_an_unknown_option_is_answered_with_the_help(copy_of_scripts):
    refused = bash(copy_of_scripts / "bin" / "demo", "--prot")
    assert refused.returncode == 2
    assert "--port NUMBER" in refused.stderr


def test_a_machine_without_a_new_enough_python_is_told_so(copy_of_scripts, programs):
    fake_python(programs, "exit 1")
    refused = bash(copy_of_scripts / "bin" / "demo", PATH=str(programs))
    assert refused.returncode != 0
    assert "Python 3.11 or later is needed" in refused.stderr


def test_a_python_without_venv_is_told_what_to_install(copy_of_scripts, programs):
    fake_python(programs, 'case "$*" in *version_info*) exit 0 ;; *) exit 1 ;; esac')
    refused = bash(copy_of_scripts / "bin" / "demo", PATH=str(programs))
    assert refused.returncode != 0
    assert "apt-get install python3-venv" in refused.stderr


def test_a_python_that_can_make_an_environment_is_found_behind_one_that_cannot(copy_of_scripts, programs):
    fake_python(programs, 'case "$*" in *version_info*) exit 0 ;; *) exit 1 ;; esac')
    fake_python(programs, "exit 0", "python3.12")
    script = f'. "{copy_of_scripts}/bin/common.sh"; find_python'
    assert bash("-c", script, PATH=str(programs)).stdout == f"{programs}/python3.12\n"


def test_a_secret_key_is_made_once_and_only_its_owner_may_read_it(copy_of_scripts):
    (copy_of_scripts / ".venv" / "bin").mkdir(parents=True)
    (copy_of_scripts / ".venv" / "bin" / "python").symlink_to(shutil.which("python3"))
    script = f'. "{copy_of_scripts}/bin/common.sh"; ensure_secret_key; echo "$SECRET_KEY"'
    first, second = (bash("-c", f"unset SECRET_KEY; {script}").stdout.strip() for _ in range(2))
    assert len(first) >= 50
    assert first == second
    assert (copy_of_scripts / ".env").stat().st_mode & 0o077 == 0


def test_a_secret_key_of_the_environment_is_kept_and_not_written_down(copy_of_scripts):
    script = f'. "{copy_of_scripts}/bin/common.sh"; ensure_secret_key; echo "$SECRET_KEY"'
    assert bash("-c", script, SECRET_KEY="given").stdout.strip() == "given"
    assert not (copy_of_scripts / ".env").exists()


DOCUMENTS = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_and_file_a_document_names_is_there(document):
    from django.core.management import get_commands

    text = document.read_text(encoding="utf-8")
    missing = [name for name in re.findall(r"manage\.py (\w+)", text) if name not in get_commands()]
    missing += [name for name in re.findall(r"(?<![\w./])(bin/\w+)", text) if not (PROJECT / name).is_file()]
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text):
        if not (document.parent / target).exists():
            missing.append(target)
    assert not missing


def test_every_option_the_documents_show_is_in_the_script_s_help():
    for document in DOCUMENTS:
        for name, options in re.findall(
            r"bin/(demo|test|bench)((?: --[\w-]+)+)", document.read_text("utf-8")
        ):
            said = bash(PROJECT / "bin" / name, "--help").stdout
            assert all(option in said for option in options.split()), (document.name, name, options)


def test_operations_lists_every_setting_and_no_other():
    code = (PROJECT / "config" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r"""environ(?:\.get\(|,\s|\[)\s*["']([A-Z_]+)["']""", code))
    read |= set(
        re.findall(r'words\(environ, "([A-Z_]+)"\)', (PROJECT / "config" / "providers.py").read_text("utf-8"))
    )
    text = (PROJECT / "docs" / "operations.md").read_text(encoding="utf-8")
    settings_of_rows = re.findall(r"^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \|", text, re.MULTILINE)
    listed = set(re.findall(r"[A-Z_]+", " ".join(settings_of_rows)))
    of_one_provider = {
        name for name in listed if name.startswith("OPENID_DURHAM_")
    }  # an example's, made from its key
    assert read == listed - of_one_provider
