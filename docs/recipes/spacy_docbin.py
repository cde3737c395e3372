"""把陈述写成 spaCy 的 DocBin：训练或评测自己的模型。

    pip install . spacy
    python docs/recipes/spacy_docbin.py statements.spacy corpus/*.txt

一个子句一个 Doc；`doc.spans["statements"]` 中有两种跨度：SUBJECT（主语）和 QUANTITY（数和单位），
`doc.user_data` 记下文件编号、在原文中的起点、类别与口径。逐字切分，跨度因此总落在词的边界上。
"""

import sys
from collections.abc import Iterator

import spacy
from spacy.tokens import Doc, DocBin, Span

from extractor import Document, extract_many
from extractor.models import Statement


def docs(document: Document, blank: spacy.language.Language) -> Iterator[Doc]:
    """每条陈述一个 Doc；主语不在子句之内（承上省略）的只有 QUANTITY。"""
    for statement in document.statements:
        found = place(document.text, statement)
        if found is None:
            continue
        start, words = found
        doc = Doc(blank.vocab, words=list(words), spaces=[False] * len(words))
        spans = []
        for label, span in (("SUBJECT", statement.subject_span), ("QUANTITY", statement.span)):
            if span is not None and span.parts is None and start <= span.start and span.end <= start + len(words):
                spans.append(Span(doc, span.start - start, span.end - start, label))
        doc.spans["statements"] = spans
        doc.user_data |= {
            "document": document.id, "start": start, "kind": statement.kind, "aggregation": statement.aggregation,
        }  # fmt: skip
        yield doc


def place(text: str, statement: Statement) -> tuple[int, str] | None:
    """子句在原文中的起点和原文：从主语或数之前的标点，到数之后的标点。"""
    marks = "，。；：,;\n"
    first = min(statement.span.start, statement.subject_span.start if statement.subject_span else statement.span.start)
    if statement.span.end - first > 300:
        return None
    start = max(text.rfind(mark, 0, first) for mark in marks) + 1
    ends = [at for mark in marks if (at := text.find(mark, statement.span.end)) >= 0]
    return start, text[start : min(ends, default=len(text))]


def main(target: str, sources: list[str]) -> None:
    """写出 DocBin，报告多少个 Doc。"""
    blank = spacy.blank("zh")
    bin_ = DocBin(store_user_data=True)
    for document in extract_many(sources):
        for doc in docs(document, blank):
            bin_.add(doc)
    bin_.to_disk(target)
    print(f"{target}：{len(bin_)} 个 Doc")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
