"""How much work an extraction is, counted and not timed: calls, characters searched by patterns, characters sliced.

    python -P tests/work.py < TEXTS      a JSON list of them; a list of what each takes is written

Slices are no calls, and a pattern's search is one call however long the text: so in this process each slice of the
package is taken by a function that counts, and each of its patterns is asked through an object that does.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections import Counter
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from typing import Any

WORK: Counter[str] = Counter()
_compile = re.compile


class Counting:
    """A pattern that counts the characters it is given; what it is asked for, the pattern answers."""

    def __init__(self, pattern: re.Pattern[str]):
        self._pattern = pattern

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._pattern, name)
        if name not in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"):
            return found

        def asked(*words: Any, **named: Any) -> Any:
            answer = found(*words, **named)
            if name in ("sub", "subn"):
                WORK["searched"] += len(words[1])
            elif name not in ("match", "fullmatch"):
                start, end, _ = slice(*(*words[1:], None, None)[:2]).indices(len(words[0]))
                if name == "search" and answer is not None:
                    end = answer.end()  # what stands behind it has not been looked at
                WORK["searched"] += max(0, end - start)
            return answer

        return asked


def sliced(value: Any, key: slice) -> Any:
    """``value[key]``, its characters or items counted."""
    part = value[key]
    WORK["sliced"] += len(part)
    return part


class _Slices(ast.NodeTransformer):
    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        self.generic_visit(node)
        if not isinstance(node.slice, ast.Slice) or not isinstance(node.ctx, ast.Load):
            return node
        none = ast.Constant(None)
        edges = [edge or none for edge in (node.slice.lower, node.slice.upper, node.slice.step)]
        key = ast.Call(ast.Name("slice", ast.Load()), edges, [])
        return ast.Call(ast.Name("_sliced", ast.Load()), [node.value, key], [])


class _Loader(SourceFileLoader):
    def get_code(self, fullname: str) -> Any:
        path = self.get_filename(fullname)
        tree = _Slices().visit(ast.parse(self.get_data(path), path))
        return compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)

    def exec_module(self, module: Any) -> None:
        module.__dict__["_sliced"] = sliced
        super().exec_module(module)


class _Finder(MetaPathFinder):
    def find_spec(self, name: str, path: Any, target: Any = None) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path) if name.partition(".")[0] == "extractor" else None
        if spec is not None and spec.origin is not None:
            spec.loader = _Loader(name, spec.origin)
        return spec


def of(texts: list[str]) -> list[dict[str, int]]:
    """The work that each text is."""
    from extractor import extract

    found = []
    for text in texts:
        data = text.encode()
        extract(data)  # patterns are compiled when they are first asked for
        WORK.clear()
        calls = 0

        def profile(frame: Any, event: str, argument: Any) -> None:
            nonlocal calls
            calls += event in ("call", "c_call") and frame.f_code.co_filename != __file__

        sys.setprofile(profile)
        try:
            extract(data)
        finally:
            sys.setprofile(None)
        found.append({**WORK, "calls": calls})
    return found


if __name__ == "__main__":
    sys.meta_path.insert(0, _Finder())
    re.compile = lambda *words: Counting(_compile(*words)) if not isinstance(words[0], re.Pattern) else words[0]  # type: ignore[assignment]
    json.dump(of(json.load(sys.stdin)), sys.stdout)
