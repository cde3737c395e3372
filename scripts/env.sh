# Sourced by the scripts beside it. `need_env FILE [dev]` sees to it that .venv holds what FILE pins.
# The check is a comparison of texts, without a process of its own: it runs before every start of `extract`.

need_env() {
    local pinned ready
    IFS= read -r -d '' pinned <"$root/$1"
    if [[ -x $root/.venv/bin/python && -r $root/.venv/ready-$1 ]]; then
        IFS= read -r -d '' ready <"$root/.venv/ready-$1"
        [[ $ready == "$root"$'\n'"$pinned" ]] && return
    fi
    local python
    python=$(find_python) || exit 1
    "$python" -I "$root/scripts/make_env.py" "$1" || exit
}

# `need_program COMMAND PACKAGE…`: where the command is missing, install Debian's packages if this user may.
# Without it the tests that drive the program are skipped, and say so.
need_program() {
    type -P "$1" >/dev/null && return
    [[ $(id -u) == 0 ]] && type -P apt-get >/dev/null || return 0
    echo "extract: 正在安装 ${*:2}（installing, a minute or two）……" >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${@:2}"; } >/dev/null 2>&1 ||
        echo "extract: 未能安装 ${*:2}，用到它们的测试将跳过（could not install, their tests will be skipped）。" >&2
}

# The first Python of at least 3.11 that can make a virtual environment.
find_python() {
    local name path found=
    for name in python3 python3.{14,13,12,11} python; do
        while IFS= read -r path; do
            found+=" $path"
            "$path" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
            printf '%s\n' "$path"
            return
        done < <(type -aP "$name")
    done
    {
        echo "extract: 没有找到可用的 Python 3.11（或更新版本），请先安装；Debian/Ubuntu 上还需要 python3-venv。"
        echo "extract: no usable Python 3.11 or newer found; please install one (on Debian/Ubuntu also python3-venv)."
        echo "         已检查 / looked at:${found:- （无 / none）}"
    } >&2
    return 1
}
