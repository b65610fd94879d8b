# Shared by the scripts in this folder; sourced, never run.

set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
PYTHON="$ROOT/.venv/bin/python"
cd "$ROOT"

say() { printf '%s\n' "$@"; }

# fail MESSAGE...: each argument a line, then stop.
fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

has_venv() {
    "$1" -c 'import venv, ensurepip' 2>/dev/null
}

# Print the first Python of 3.11 or later that can make an environment. The system's own comes before others that the
# path names: distributions build it with a profile, which builds by hand mostly leave out, and it needs a sixth less.
find_python() {
    local names=(python3 python3.14 python3.13 python3.12 python3.11) name lacking=""
    case ":$PATH:" in *:/usr/bin:*) names=(/usr/bin/python3 "${names[@]}") ;; esac
    [ -z "${PYTHON3:-}" ] || names=("$PYTHON3" "${names[@]}")
    for name in "${names[@]}"; do
        name="$(command -v "$name")" && is_new_enough "$name" || continue
        if has_venv "$name"; then
            printf '%s\n' "$name"
            return
        fi
        lacking="${lacking:-$name}"
    done
    [ -z "$lacking" ] || fail "$lacking has no venv module, which makes the project's own Python environment." \
        "On Debian or Ubuntu: sudo apt-get install python3-venv"
    fail "Python 3.11 or later is needed, and none was found." \
        "On Debian 12, Ubuntu 24.04 or later: sudo apt-get install python3 python3-venv" \
        "Elsewhere: https://www.python.org/downloads/ or set PYTHON3 to the program's path."
}

# Make .venv where there is none, or where the one there no longer works.
ensure_venv() {
    if [ -x "$PYTHON" ] && is_new_enough "$PYTHON" && "$PYTHON" -c 'import pip' 2>/dev/null; then
        return
    fi
    local python
    python="$(find_python)"
    say "Making .venv with $("$python" --version)"
    "$python" -m venv --clear "$ROOT/.venv" || fail "The environment could not be made in $ROOT/.venv (see above)."
}

# install_requirements FILE: unless this very list is what was installed last. Each file that comes has a hash in it.
install_requirements() {
    local list="$1" stamp wanted
    stamp="$ROOT/.venv/.installed-${list//\//-}"
    wanted="$(cksum <"$list")"
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
        return
    fi
    say "Installing the pinned packages of $list (a minute or two, once)"
    if ! "$PYTHON" -m pip install --quiet --disable-pip-version-check --no-input --prefer-binary \
        --require-hashes -r "$list" 2>"$ROOT/.venv/pip-errors.txt"; then
        cat "$ROOT/.venv/pip-errors.txt" >&2
        fail "The packages could not be installed (see above). Is a package index within reach?"
    fi
    printf '%s' "$wanted" >"$stamp"
}

# Give this machine a secret key of its own, kept in .env (which git ignores).
ensure_secret_key() {
    local file="$ROOT/.env"
    if [ -n "${SECRET_KEY:-}" ]; then
        return
    fi
    if [ ! -f "$file" ] || ! grep -q '^SECRET_KEY=' "$file"; then
        (umask 077 && printf 'SECRET_KEY=%s\n' "$("$PYTHON" -c 'import secrets; print(secrets.token_urlsafe(48))')" >>"$file")
    fi
    SECRET_KEY="$(sed -n 's/^SECRET_KEY=//p' "$file" | head -n 1)"
    export SECRET_KEY
}

# as_root COMMAND...: as root, by sudo where that asks nothing; otherwise false.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

# apt_install PACKAGE...: in one call, where there is apt and we may use it. Nothing that is here goes for it.
apt_install() {
    command -v apt-get >/dev/null && as_root true || return 1
    say "Installing $* with apt"
    as_root apt-get update -qq >/dev/null || say "apt-get update failed: trying with the lists that are here."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove "$@" >/dev/null
}

# has PACKAGE: whether what we use of it is here, wherever it came from.
has() {
    case "$1" in
        git) command -v git >/dev/null ;;
        postgresql) postgres_programs >/dev/null ;;
        *) ! "$PYTHON" -m tests.browser | grep -qx -- "$1" ;;
    esac
}

purpose_of() {
    case "$1" in
        git) say "it says which files are the project's" ;;
        postgresql) say "without it nothing runs on PostgreSQL" ;;
        *) say "without it no browser test runs" ;;
    esac
}

# ensure_packages PACKAGE...: install those of which nothing is here; sets MISSING to what is missing then, and names it.
ensure_packages() {
    local package lacking=()
    MISSING=()
    for package in "$@"; do has "$package" || lacking+=("$package"); done
    [ ${#lacking[@]} -gt 0 ] || return 0
    apt_install "${lacking[@]}" || true
    for package in "${lacking[@]}"; do
        if ! has "$package"; then
            MISSING+=("$package")
            say "$package is missing and could not be installed here: $(purpose_of "$package")."
        fi
    done
    [ ${#MISSING[@]} = 0 ] || say "On Debian: sudo apt-get install ${MISSING[*]}"
}

# ---- PostgreSQL: a server of our own in a temporary folder, reached by a socket, gone when the script ends ----

postgres_programs() {
    local folder
    for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) /usr/pgsql-*/bin; do
        if [ -x "$folder/initdb" ]; then
            printf '%s' "$folder"
            return
        fi
    done
    if command -v initdb >/dev/null; then
        dirname "$(command -v initdb)"
        return
    fi
    return 1
}

# PostgreSQL refuses to run as root: then it runs as its own user.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

# start_postgres [SETTING...]: start it; sets POSTGRES_FOLDER and POSTGRES_USER.
start_postgres() {
    local programs user settings="" setting
    programs="$(postgres_programs)"
    user="$([ "$(id -u)" = 0 ] && echo postgres || id -un)"
    POSTGRES_FOLDER="$(TMPDIR= mktemp -d)"
    [ "$(id -u)" != 0 ] || chown postgres "$POSTGRES_FOLDER"
    for setting in listen_addresses= fsync=off synchronous_commit=off full_page_writes=off "$@"; do
        settings="$settings -c $setting"
    done
    as_postgres "$programs/initdb" -D "$POSTGRES_FOLDER/data" -U "$user" -A trust -E UTF8 --locale=C \
        --no-sync >"$POSTGRES_FOLDER.log" 2>&1 || { cat "$POSTGRES_FOLDER.log" >&2; return 1; }
    as_postgres "$programs/pg_ctl" -D "$POSTGRES_FOLDER/data" -w -s -l "$POSTGRES_FOLDER/server.log" \
        -o "-k $POSTGRES_FOLDER $settings" start >>"$POSTGRES_FOLDER.log" 2>&1 </dev/null || {
        cat "$POSTGRES_FOLDER.log" "$POSTGRES_FOLDER/server.log" >&2
        return 1
    }
    POSTGRES_USER="$user"
}

# postgres_url DATABASE: its address, as DATABASE_URL wants it.
postgres_url() {
    printf 'postgresql://%s@/%s?host=%s' "$POSTGRES_USER" "$1" "$POSTGRES_FOLDER"
}

stop_postgres() {
    if [ -n "${POSTGRES_FOLDER:-}" ]; then
        as_postgres "$(postgres_programs)/pg_ctl" -D "$POSTGRES_FOLDER/data" -m immediate -s stop >/dev/null 2>&1 || true
        rm -rf "$POSTGRES_FOLDER" "$POSTGRES_FOLDER.log"
        POSTGRES_FOLDER=""
    fi
}
