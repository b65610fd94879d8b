"""A PostgreSQL server of a test's own, with a copy of its database, to be stopped and started again."""

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from threading import Thread

from tests.paths import PROJECT


def in_bash(folder: Path, command: str) -> None:
    """With the functions of bin/common.sh, which know where PostgreSQL is and as whom it runs."""
    done = subprocess.run(
        ["bash", "-c", f'source bin/common.sh; POSTGRES_FOLDER="{folder}"; {command}'],
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout


class Server:
    """`folder` holds its socket, which is the HOST that clients are given."""

    def __init__(self, settings: dict):
        """A copy of the database that these settings of Django's are about."""
        self.folder = Path(mkdtemp())
        self.folder.chmod(0o777)
        user, name = settings["USER"], settings["NAME"]
        in_bash(
            self.folder,
            f"""as_postgres "$(postgres_programs)/initdb" -D "{self.folder}/data" -U "{user}" -A trust -E UTF8 \
                --locale=C --no-sync""",
        )
        self.start()
        address = f"-h {settings['HOST']} -p {settings['PORT'] or 5432} -U {user}"
        own = f"-h {self.folder} -p 5432 -U {user}"
        in_bash(
            self.folder,
            f"""bin="$(postgres_programs)"; "$bin/createdb" {own} {name}
                "$bin/pg_dump" {address} {name} | "$bin/psql" -q -v ON_ERROR_STOP=1 {own} {name} >/dev/null""",
        )

    def start(self) -> None:
        self._control(
            f'-w -l "{self.folder}/log" -o "-k {self.folder} -c listen_addresses= -c fsync=off" start'
        )

    def stop(self) -> None:
        self._control("-m immediate stop")

    def hang(self) -> None:
        """It is there and takes what it is sent, and says nothing."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._signal(signal.SIGCONT)

    def remove(self) -> None:
        self.go_on()
        self.stop()
        shutil.rmtree(self.folder)

    def _signal(self, which: signal.Signals) -> None:
        first = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        for process in (first, *map(int, children)):
            os.kill(process, which)

    def _control(self, words: str) -> None:
        in_bash(
            self.folder,
            f'as_postgres "$(postgres_programs)/pg_ctl" -D "{self.folder}/data" -s {words} >/dev/null',
        )


@contextmanager
def silent_server(folder: Path) -> Iterator[str]:
    """The HOST of a server that takes every connection and says nothing, as one that hangs."""
    taken: list[socket.socket] = []

    def take() -> None:
        while True:
            try:
                taken.append(listening.accept()[0])
            except OSError:
                return

    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.fspath(folder / ".s.PGSQL.5432"))
        listening.listen()
        thread = Thread(target=take, daemon=True)
        thread.start()
        try:
            yield os.fspath(folder)
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join(5)
            for each in taken:
                each.close()
