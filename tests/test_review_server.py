"""The review's server: for this machine and this page alone; nothing is lost, nothing else is served."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import threading

import pytest
from conftest import HANGS

from extractor.decisions.record import Review
from extractor.decisions.store import load, save
from extractor.review.server import Server
from extractor.review.session import Entry, Session
from tests.conftest import PLAN


@pytest.fixture
def session(tmp_path):
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    (tmp_path / "secret.txt").write_text("别人的", "utf-8")
    entries = [Entry(str(tmp_path / "plan.txt"), "plan"), Entry(str(tmp_path / "gone.txt"), "gone")]
    return Session(entries, str(tmp_path / "out"), lambda document, trace, line: [f"第 {line} 行"], "王芳")


@pytest.fixture
def server(session):
    made = Server(session)
    thread = threading.Thread(target=made.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join(10)


def ask(server, path, body=None, token=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=HANGS)
    data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if data is not None:
        named.setdefault("Content-Type", "application/json")
    connection.request("GET" if data is None else "POST", f"/{token or server.token}/{path}", data, named)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, answer.headers, content


def observation(server, n=0):
    shown = json.loads(ask(server, "api/doc/0")[2])
    return [node for node in shown["nodes"] if node["key"][0] == "observation"][n]


def decision(node, verdict="right", **more):
    kind, start, end, name = node["key"]
    return {
        "target": {"node": kind, "start": start, "end": end, "name": name, "raw": node["raw"]},
        "verdict": verdict, "by": "王芳", **more,
    }  # fmt: skip


def test_the_page_and_its_data(server):
    status, headers, content = ask(server, "")
    assert status == 200
    assert "http:" not in content.decode().replace("http://www.w3.org", "")
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    for name in re.findall(r"assets/([\w.]+)", content.decode()):
        assert ask(server, f"assets/{name}")[0] == 200
    shown = json.loads(ask(server, "api/doc/0")[2])
    assert shown["text"] == PLAN
    assert [node["raw"] for node in shown["nodes"] if node["key"][0] == "observation"] == [
        "[12.3]",
        "[15]",
        "3.2",
        "<5",
    ]
    assert json.loads(ask(server, "api/doc/0/explain/4")[2]) == ["第 4 行"]


def test_only_this_page_may_ask(server):
    own = f"http://127.0.0.1:{server.server_port}"
    assert ask(server, "api/index", token="wrong")[0] == 403
    assert ask(server, "api/index", Origin="http://evil.example")[0] == 403
    assert ask(server, "api/index", Host="evil.example")[0] == 403
    assert ask(server, "api/index", Sec_Fetch_Site="cross-site")[0] == 403
    assert ask(server, "api/index", Origin=own)[0] == 200
    assert ask(server, "api/doc/0/decide", b"{}", Content_Type="text/plain")[0] == 415
    assert ask(server, "api/doc/0/decide", decision(observation(server)), Origin="http://evil.example")[0] == 403
    assert not server.session.reading(0).review.decisions


@pytest.mark.parametrize(
    "path",
    ["secret.txt", "../secret.txt", "%2e%2e/secret.txt", "assets/../server.py", "api/doc/7", "api/doc/-1",
     "api/doc/0/page/1", "api/doc/0/explain/x", "api/doc/../../secret.txt"],
)  # fmt: skip
def test_nothing_else_is_served(server, path):
    status, _, content = ask(server, path)
    assert status == 404
    assert "别人的" not in content.decode()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"3", b'{"target": 1}', b'{"verdict": "maybe"}'])
def test_a_request_that_is_no_decision_is_refused_and_saves_nothing(server, session, body):
    assert ask(server, "api/doc/0/decide", body)[0] in (404, 409)
    assert load(session.folder + "/plan.review.json") is None


def test_a_decision_is_on_the_disk_when_the_answer_comes(server, session):
    node = observation(server, 1)
    said = json.loads(ask(server, "api/doc/0/decide", decision(node, "wrong", changes={"value": "15.5"}))[2])
    assert [d["verdict"] for d in said["decisions"]] == ["wrong"]
    kept = load(session.folder + "/plan.review.json")
    assert str(kept.decisions[0].changes.value) == "15.5"
    assert session.reviewed(0).indicators[0].values[1].reviewed.by == "王芳"
    ask(server, "api/doc/0/withdraw", decision(node))
    assert load(session.folder + "/plan.review.json").decisions == []


def test_two_writers_lose_nothing(server, session):
    ask(server, "api/doc/0/decide", decision(observation(server, 0)))
    path = session.folder + "/plan.review.json"
    other = json.loads(json.dumps(decision(observation(server, 1)))) | {"by": "李明", "at": "2026-01-01T00:00:00Z"}
    kept = load(path)
    save(path, Review.model_validate(kept.model_dump(mode="json") | {
        "decisions": [*(d.model_dump(mode="json") for d in kept.decisions), other]}))  # fmt: skip
    ask(server, "api/doc/0/decide", decision(observation(server, 2)))
    assert sorted(d.by for d in load(path).decisions) == ["李明", "王芳", "王芳"]


def test_a_source_that_changed_keeps_the_old_review_under_another_name(server, session, tmp_path):
    ask(server, "api/doc/0/decide", decision(observation(server)))
    (tmp_path / "plan.txt").write_text(PLAN.replace("[15]", "[16]"), "utf-8")
    again = Session([Entry(str(tmp_path / "plan.txt"), "plan")], session.folder, session.explain_line)
    shown = again.document(0)
    assert shown["decisions"] == []
    kept = load(shown["aside"])
    assert [d.by for d in kept.decisions] == ["王芳"]


def test_a_file_that_vanished_is_told_in_the_index_and_in_the_answer(server):
    status, _, content = ask(server, "api/doc/1")
    assert status == 409
    assert "没有这个文件" in json.loads(content)["error"]
    server.session.summarise()
    rows = json.loads(ask(server, "api/index")[2])["documents"]
    assert [(row["name"], row["state"]) for row in rows] == [("plan", "ready"), ("gone", "failed")]
    assert rows[0]["values"] == 4


def test_a_half_written_review_is_told_and_left_alone(session, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "plan.review.json").write_bytes(b'{"review_version": "1.0", ')
    session.summarise()
    assert "REVIEW_UNREADABLE" in session.entries[0].message
    assert (tmp_path / "out" / "plan.review.json").read_bytes() == b'{"review_version": "1.0", '


def test_words_of_a_plan_are_never_markup(tmp_path):
    from extractor.review.static import static

    text = PLAN.replace("加强组织领导。", "</script><script>alert(1)</script><img src=x onerror=alert(1)>。")
    (tmp_path / "plan.txt").write_text(text, "utf-8")
    page, notes = static(Session([Entry(str(tmp_path / "plan.txt"), "plan")], str(tmp_path), lambda *_: []))
    assert not notes
    assert b"<script>alert" not in page
    assert b"<img" not in page
    assert (
        b"src="
        not in re.sub(rb'<script type="application/json".*?</script>', b"", page, flags=re.DOTALL).split(b"<script>")[0]
    )


def test_a_page_is_drawn_with_its_letters_also_after_the_reader_has_read_it(tmp_path):
    """The fonts of the sample are not embedded: whoever looks at the page sees a font of this machine."""
    import io
    import shutil
    import subprocess

    from PIL import Image

    from tests.conftest import ROOT

    fonts = (
        subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False) if shutil.which("fc-list") else None
    )
    if fonts is None or not fonts.stdout.strip():
        pytest.skip("no Chinese font on this machine")
    source = ROOT / "tests" / "formats" / "agree" / "qingjiang_hrss_14fyp.pdf"
    session = Session([Entry(str(source), "plan")], str(tmp_path), lambda *_: [])
    session.reading(0)
    page = Image.open(io.BytesIO(session.picture(0, 1))).convert("L")
    dark = sum(count for shade, count in enumerate(page.histogram()) if shade < 128)
    assert dark > 0.01 * page.width * page.height


# -- the command -----------------------------------------------------------------------------------


def start(command, *words):
    line = [*command.line, "review", *words, "--no-browser"]
    process = subprocess.Popen(line, cwd=command.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    first = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:(\d+)/([\w-]+)/", first)
    assert found, first + process.stderr.read()
    return process, int(found[1]), found[2]


class At:
    def __init__(self, port, token):
        self.server_port, self.token = port, token


def test_a_killed_server_has_lost_nothing_and_the_next_one_goes_on(command):
    command.write("plan.txt")
    process, port, token = start(command, "plan.txt")
    try:
        there = At(port, token)
        ask(there, "api/doc/0/decide", decision(observation(there), "wrong", changes={"value": "12.4"}))
        second = command("review", "plan.txt", "--no-browser")
        assert second.returncode == 1
        assert "REVIEW_BUSY" in second.stderr
    finally:
        process.kill()
        process.communicate(timeout=HANGS)
    assert load(command.folder / "output" / "plan.review.json").decisions[0].by == "王芳"
    process, port, token = start(command, "plan.txt")
    shown = json.loads(ask(At(port, token), "api/doc/0")[2])
    assert [d["verdict"] for d in shown["decisions"]] == ["wrong"]
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=HANGS)
    assert process.returncode == 0, err
    assert "已结束" in out


def test_a_port_that_is_taken_is_said(command, server):
    command.write("plan.txt")
    refused = command("review", "plan.txt", "--no-browser", "--port", str(server.server_port))
    assert refused.returncode == 1
    assert f"端口 {server.server_port}" in refused.stderr


def test_wrong_use_is_said(command):
    assert command("review").returncode == 2
    assert command("review", "plan.txt", "--no-browser").returncode == 2
    command.write("plan.txt")
    assert command("review", "plan.txt", "--export", "keyed.doc").returncode == 2


def test_finished_json_is_reviewed_with_and_without_its_source(command):
    command.write("plan.txt")
    command("plan.txt", "-q")
    for gone in (False, True):
        if gone:
            (command.folder / "plan.txt").unlink()
        made = command("review", "output", "-o", "reviews", "--static", "page.html")
        assert made.returncode == 0, made.stderr
        assert "城镇新增就业" in (command.folder / "page.html").read_text("utf-8")
