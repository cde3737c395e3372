"""在 CI 中检查一个文件夹：有读不了的文件，或有严重的发现，就以 1 退出。不需要测试框架。

    pip install .
    python docs/recipes/check_folder.py corpus

加 --warnings 时，警告也算。每个问题一行：文件:行号: 代码 说明，编辑器和 CI 平台认得这种写法。
"""

import sys
from pathlib import Path

from extractor import ExtractionError, extract_many


def problems(folder: Path, severities: set[str]) -> list[str]:
    """文件夹中全部 .txt、.md 文件的问题。"""
    sources = sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md"))
    found = []
    for path, document in zip(sources, extract_many(sources, on_error="return"), strict=True):
        if isinstance(document, ExtractionError):
            found.append(f"{path}:1: {document.code} {document.message}")
            continue
        for one in document.diagnostics:
            if one.severity in severities:
                line = document.text.count("\n", 0, one.spans[0].start) + 1 if one.spans else 1
                found.append(f"{path}:{line}: {one.code} {one.message}")
    return found


if __name__ == "__main__":
    lines = problems(Path(sys.argv[1]), {"error", "warning"} if "--warnings" in sys.argv else {"error"})
    print("\n".join(lines) or "没有问题。")
    sys.exit(bool(lines))
