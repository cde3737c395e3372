"""``extract review SOURCE…``: what was read beside its source, decided on in a browser or in an offline page."""

from __future__ import annotations

import argparse
import getpass
import os
import threading
import webbrowser
from typing import TYPE_CHECKING

from ..core.problems import ExtractionError
from ..core.writing import REVIEW_SUFFIX, cause, write_named
from .names import output_names
from .sources import find
from .usage import Parser, UsageError, complain

if TYPE_CHECKING:
    from ..core.trace import Trace
    from ..models import Document
    from ..review.session import Session

LOCK = "review.lock"
EXPLAINED_COLUMNS = 96


def main(argv: list[str]) -> int:
    """Returns 0 when the review has ended, 1 where a source or a review file cannot be read, 2 for wrong use."""
    options = _options(argv)
    try:
        session = _session(options)
        if options.static or options.export or options.gold or options.merge:
            return _files(session, options)
        return _serve(session, options)
    except ExtractionError as error:
        complain(f"{error.code}：{error.message}")
        return 1
    except OSError as error:
        complain(f"{cause(error)}：{error.filename or f'端口 {options.port}'}。")
        return 1


def _options(argv: list[str]) -> argparse.Namespace:
    parser = Parser(
        prog="extract review",
        usage="extract review 来源… [-o DIR] [选项]",
        description="在浏览器里对照原文校阅：每个值旁边就是它在原文中的字句，逐项判定、改正、补漏。\n"
        f"每作一个决定就存盘（输出文件夹中的 名称{REVIEW_SUFFIX}）；再次运行 extract 时自动采用。\n"
        "只在本机监听，按 Ctrl-C 结束。来源可以是文件、文件夹，或 extract 写出的 JSON。",
        epilog="退出码：0 结束，1 有文件读不出，2 用法有误。",
    )
    parser.add_argument("sources", nargs="*", metavar="来源", help="文件、文件夹、通配符，或 extract 写出的 JSON")
    parser.add_argument("-o", "--output", metavar="DIR", default="output", help="校阅文件存放的文件夹（默认 output）")
    parser.add_argument("--by", metavar="姓名", default="", help="校阅人（页面上也可填写）")
    parser.add_argument("--port", metavar="N", type=_port, default=0, help="端口（默认任选一个空闲的）")
    parser.add_argument("--no-browser", action="store_true", help="只显示地址，不打开浏览器")
    parser.add_argument("--static", metavar="文件", help="不起服务，写出一个离线的网页，校阅结果从页面下载")
    parser.add_argument("--merge", metavar="文件", action="append", default=[], help="并入另一位校阅人的校阅文件")
    parser.add_argument("--export", metavar="文件", help="按校阅结果写出录入表（.xlsx 或 .csv），可由 validate 核对")
    parser.add_argument("--gold", metavar="文件", help="按校阅结果写出标准读法（.json），供测试使用")
    options = parser.parse(argv)
    if not options.sources:
        raise UsageError("请给出要校阅的文件，例如 extract review corpus/wuhan_hrss_14fyp.txt。")
    if options.export and os.path.splitext(options.export)[1].lower() not in (".xlsx", ".csv"):
        raise UsageError("录入表的文件名要以 .xlsx 或 .csv 结尾。")
    return options


def _port(word: str) -> int:
    if word.isdecimal() and int(word) < 65536:
        return int(word)
    raise argparse.ArgumentTypeError(f"要一个 0 到 65535 的整数，而不是 {word}")


def _session(options: argparse.Namespace) -> Session:
    from ..review.session import Entry, Session

    paths = list(dict.fromkeys(path for word in options.sources for path in _named(word)))
    names = output_names(paths)
    by = options.by or _user()
    return Session([Entry(p, n) for p, n in zip(paths, names, strict=True)], options.output, _explained, by)


def _named(word: str) -> list[str]:
    """The sources that a word names; a folder of outputs stands for the JSON in it."""
    if os.path.isdir(word):
        from ..export.documents import documents_in

        try:
            return find([word])
        except UsageError:
            from pathlib import Path

            try:
                return [str(path) for path in documents_in(Path(word))]
            except ExtractionError:
                raise UsageError(f"文件夹里没有可校阅的文件：{word}。") from None
    return find([word])


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name in the environment, none in the system
        return ""


def _explained(document: Document, trace: Trace, line: int) -> list[str]:
    from .at_line import at_line

    return list(at_line(document, trace, line, EXPLAINED_COLUMNS))


# -- without a server ----------------------------------------------------------------------


def _files(session: Session, options: argparse.Namespace) -> int:
    from ..validate import InputError

    _merge(session, options.merge)
    try:
        if options.static:
            from ..review.static import static

            page, notes = static(session)
            _write(options.static, page)
            for note in notes:
                print(f"注意：{note}")
        if options.export or options.gold:
            _only(session, options)
            from ..review.keyed import gold, keyed

            document = session.reviewed(0)
            if options.export:
                _write(options.export, keyed(document, os.path.splitext(options.export)[1].lower()))
            if options.gold:
                _write(options.gold, gold(document))
    except InputError as error:
        complain(str(error))
        return 1
    return 0


def _only(session: Session, options: argparse.Namespace) -> None:
    if len(session.entries) > 1:
        raise UsageError("--export 和 --gold 一次只写一份文件的结果。")


def _merge(session: Session, paths: list[str]) -> None:
    from ..decisions.store import load, review_path, save

    for path in paths:
        found = load(path)
        if found is None:
            raise ExtractionError("NOT_FOUND", path)
        same = [n for n in range(len(session.entries)) if _sha256(session, n) == found.source.sha256]
        if not same:
            raise ExtractionError("REVIEW_UNREADABLE", f"{path}：所校的不是给出的来源")
        reading = session.reading(same[0])
        reading.review = reading.review.merged(found)
        save(review_path(session.folder, session.entries[same[0]].name), reading.review)
        print(f"已并入 {path}：{len(found.decisions)} 条决定")


def _sha256(session: Session, n: int) -> str:
    return session.reading(n).document.source.sha256


def _write(path: str, data: bytes) -> None:
    try:
        write_named(path, data)
    except OSError as error:
        raise ExtractionError("OUTPUT_UNWRITABLE", f"{path}：{cause(error)}") from None
    print(f"已写出 {path}")


# -- with a server --------------------------------------------------------------------------


def _serve(session: Session, options: argparse.Namespace) -> int:
    from ..review.server import Server
    from .lock import lock

    try:
        os.makedirs(options.output, exist_ok=True)
        held = lock(os.path.join(options.output, LOCK))
    except ExtractionError as error:
        raise ExtractionError("REVIEW_BUSY", error.detail) from None
    except OSError as error:
        raise ExtractionError("OUTPUT_UNWRITABLE", f"{options.output}：{cause(error)}") from None
    try:
        try:
            server = Server(session, options.port)
        except OSError as error:
            complain(f"端口 {options.port} 不能用（{cause(error)}）；请换一个，或不给 --port。")
            return 1
        print(f"校阅页面：{server.url}\n只有本机能打开；按 Ctrl-C 结束，决定都存在 {options.output} 里。", flush=True)
        threading.Thread(target=session.summarise, daemon=True).start()
        if not options.no_browser:
            threading.Thread(target=webbrowser.open, args=(server.url,), daemon=True).start()
        try:
            server.serve_forever(poll_interval=0.2)
        except KeyboardInterrupt:
            print("\n已结束。")
        finally:
            server.server_close()
        return 0
    finally:
        os.unlink(os.path.join(options.output, LOCK))
        os.close(held)
