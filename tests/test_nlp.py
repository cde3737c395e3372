"""The spaCy pipeline gives the statements of the core, and a run needs none of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from extractor import extract
from extractor.nlp.words import terms, words

ROOT = Path(__file__).parent.parent
CORPUS = sorted((ROOT / "corpus").glob("*.txt"))


@pytest.fixture(scope="module")
def nlp():
    from extractor.nlp import load

    return load()


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_the_pipeline_finds_what_the_core_finds(path, nlp):
    from extractor.nlp import docs_of

    spans = [span for doc in docs_of(path, nlp) for span in doc.spans["statements"]]
    found = [
        (s.label_, s._.subject, s._.value, s._.value_high, s._.unit, s._.comparator, s._.aggregation, s._.period,
         s._.period_basis, "".join(s._.print.split()))
        for s in spans
    ]  # fmt: skip
    document = extract(path)
    assert found == [
        (s.kind, s.subject, s.value, s.value_high, s.unit, s.comparator, s.aggregation,
         (s.period.start, s.period.end) if s.period else None, s.period_basis,
         "".join(s.span.text_in(document.text).split()))
        for s in document.statements
    ]  # fmt: skip
    assert all(s._.print in s.text for s in spans)


def test_a_plain_text_needs_no_document(nlp):
    doc = nlp("全市城镇新增就业110万人以上。")
    (span,) = doc.spans["statements"]
    assert (span.label_, span._.value, span._.unit, span._.comparator) == ("target", 110, "万人", ">=")


def test_a_component_can_be_added_and_the_pipeline_saved(nlp, tmp_path):
    import spacy

    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    again.add_pipe("sentencizer", config={"punct_chars": ["。"]})
    doc = again("建成基地15个。培训5万人。")
    assert [s.text for s in doc.spans["statements"]] == ["15个", "5万人"]
    assert len(list(doc.sents)) == 2


def test_a_docbin_keeps_the_labelled_spans(nlp, tmp_path):
    from spacy.tokens import DocBin

    from extractor.nlp import to_docbin

    path = CORPUS[0]
    to_docbin([path], nlp).to_disk(tmp_path / "a.spacy")
    docs = list(DocBin().from_disk(tmp_path / "a.spacy").get_docs(nlp.vocab))
    labels = [span.label_ for doc in docs for span in doc.spans["statements"]]
    assert labels == [s.kind for s in extract(path).statements]


@pytest.mark.parametrize("text", ["全市 城镇新增就业\n5万人", "  两个空格", "😀中文", ""])
def test_words_joined_are_the_text(text, nlp):
    assert "".join(words(text)) == text
    assert nlp.make_doc(text).text == text


def test_the_fields_terms_are_whole_words():
    assert len(set(terms())) == len(terms())
    for term in terms():
        assert words(f"关于{term}的").count(term) == 1


def test_a_run_imports_no_nlp_package():
    code = (
        "import sys; from extractor import extract; extract('某市规划。新增就业5万人。'.encode());"
        "print([m for m in ('spacy', 'rjieba', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"
    code = (
        "import sys; from extractor import extract;"
        "extract('某市规划。新增就业5万人。'.encode(), without=('statements',));"
        "print([m for m in sys.modules if m.startswith('extractor.statements.') and not m.endswith('model')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"
