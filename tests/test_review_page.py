"""The review's page in a real browser: Chromium without a window, driven by Selenium; skipped by name where there is none."""

from __future__ import annotations

import re
import shutil
import threading
from pathlib import Path

import pytest

from extractor import extract
from extractor.decisions.store import load
from extractor.review.server import Server
from extractor.review.session import Entry, Session
from extractor.review.static import static
from tests.conftest import PLAN

webdriver = pytest.importorskip("selenium.webdriver", reason="Selenium is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
pytestmark = [
    pytest.mark.skipif(not CHROMIUM or not DRIVER, reason="no Chromium with its driver on this machine"),
    pytest.mark.filterwarnings("ignore"),  # Selenium's own
]
HERE = Path(__file__).parent
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --window-size=1280,900"
)
PATIENCE = 60
"""Seconds in which a busy machine shows a page."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in FLAGS.split():
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.set_page_load_timeout(PATIENCE)
    yield driver
    driver.quit()


@pytest.fixture
def opened(browser, tmp_path):
    """Opens sources in the page; the server ends with the test."""
    servers = []

    def open_(*paths):
        session = Session([Entry(str(p), Path(p).stem) for p in paths], str(tmp_path / "out"), _explain, "王芳")
        server = Server(session)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        servers.append(server)
        browser.get(server.url)
        wait(browser, "return document.body.dataset.view !== undefined")
        return session

    yield open_
    for server in servers:
        server.shutdown()
        server.server_close()
    assert [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def _explain(document, trace, line):
    from extractor.cli.at_line import at_line

    return list(at_line(document, trace, line, 96))


def wait(browser, script, *arguments):
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, PATIENCE, 0.05).until(lambda b: b.execute_script(script, *arguments))


def find(browser, selector):
    from selenium.webdriver.common.by import By

    return browser.find_elements(By.CSS_SELECTOR, selector)


def press(browser, *keys):
    from selenium.webdriver.common.action_chains import ActionChains

    for key in keys:
        ActionChains(browser).send_keys(key).perform()


def marked(browser):
    return [element.text for element in find(browser, "mark")]


def plan(tmp_path, text=PLAN):
    path = tmp_path / "plan.txt"
    path.write_text(text, "utf-8")
    return path


def test_a_value_that_is_clicked_shows_its_words(browser, opened, tmp_path):
    opened(plan(tmp_path))
    values = find(browser, ".readings .value")
    assert len(values) == 4
    values[1].click()
    assert marked(browser) == ["[15]"]
    assert "城镇新增就业" in find(browser, "#detail h2")[0].text
    press(browser, "r")
    wait(browser, "return document.getElementById('explained').textContent.includes('归属')")


def test_words_that_are_clicked_show_the_value_that_owns_them(browser, opened, tmp_path):
    opened(plan(tmp_path))
    next(e for e in find(browser, "#text .val") if e.text == "3.2").click()
    assert "城镇登记失业率" in find(browser, "#detail h2")[0].text
    line = next(e for e in find(browser, "#text .tx") if "第三章" in e.text)
    line.click()
    assert find(browser, "#detail h2")[0].text == "保障措施"


def test_keys_alone_judge_correct_undo_and_the_disk_has_it(browser, opened, tmp_path):
    session = opened(plan(tmp_path))
    path = tmp_path / "out" / "plan.review.json"
    find(browser, ".readings .value")[0].click()
    press(browser, "y")
    wait(browser, "return document.getElementById('left').textContent === '还剩 4 / 5'")
    assert marked(browser) == ["[15]"]
    press(browser, "n", "e")
    field = browser.switch_to.active_element
    field.clear()
    field.send_keys("15.5\n")
    wait(
        browser,
        "return document.querySelector('.said') && document.querySelector('.said').textContent.includes('15.5')",
    )
    decisions = load(path).decisions
    assert [(d.verdict, d.by) for d in decisions] == [("right", "王芳"), ("wrong", "王芳")]
    assert str(session.reviewed(0).indicators[0].values[1].value) == "15.5"
    document = extract(PLAN.encode(), name="plan", review=load(path))
    assert str(document.indicators[0].values[1].value) == "15.5"
    press(browser, "\ue00c", "z")  # Escape first: the field is left
    wait(
        browser,
        "return !document.querySelector('.said') || !document.querySelector('.said').textContent.includes('15.5')",
    )
    assert load(path).decisions[-1].changes.given() == {}
    press(browser, "?")
    assert find(browser, "#keys[open]")
    press(browser, "\ue00c")


def test_a_value_is_added_by_selecting_its_words(browser, opened, tmp_path):
    session = opened(plan(tmp_path, PLAN.replace("加强组织领导。", "加强组织领导，办点若干处。")))
    browser.execute_script(
        "const tx = [...document.querySelectorAll('#text .tx')].find((e) => e.textContent.includes('办点'));"
        "const node = tx.firstChild, at = node.data.indexOf('若干处'), range = document.createRange();"
        "range.setStart(node, at); range.setEnd(node, at + 3); getSelection().removeAllRanges(); getSelection().addRange(range);"
    )
    wait(browser, "return document.getElementById('offer') && !document.getElementById('offer').hidden")
    press(browser, "a")
    wait(browser, "return document.querySelector('#detail form [name=subject]') !== null")
    find(browser, "#detail [name=subject]")[0].send_keys("办点")
    find(browser, "#detail [name=value]")[0].send_keys("7")
    find(browser, "#detail [type=submit]")[0].click()
    wait(browser, "return document.getElementById('message').textContent.includes('若干处')")
    (added,) = [s for s in session.reviewed(0).statements if s.reviewed]
    assert (added.subject, added.value, added.reviewed.verdict) == ("办点", 7, "added")


def test_the_page_of_a_pdf_has_a_box_round_each_value(browser, opened):
    source = HERE / "formats" / "agree" / "qingjiang_hrss_14fyp.pdf"
    session = opened(source)
    document = session.reading(0).document
    placed = [p for i in document.indicators for v in i.values for p in v.span.parts or [v.span] if p.bbox]
    placed += [p for s in document.statements for p in s.span.parts or [s.span] if p.bbox]
    assert len(find(browser, "#pages .box")) == len(placed) > 10
    find(browser, ".readings .value")[0].click()
    (hit,) = find(browser, "#pages .box.hit")
    place = document.indicators[0].values[0].span
    image = find(browser, f'.page[data-p="{place.page}"] img')[0]
    wait(browser, "return arguments[0].complete && arguments[0].naturalWidth > 0", image)
    width, _ = session.reading(0).pictures.sizes()[place.page - 1]
    assert abs((hit.rect["x"] - image.rect["x"]) / image.rect["width"] - place.bbox[0] / width) < 0.01


def test_two_reviewers_differences_are_a_list(browser, opened, tmp_path):
    session = opened(plan(tmp_path))
    shown = session.document(0)
    node = next(n for n in shown["nodes"] if n["raw"] == "[15]")
    kind, start, end, name = node["key"]
    target = {"node": kind, "start": start, "end": end, "name": name, "raw": "[15]"}
    session.decide(0, {"target": target, "verdict": "right", "by": "王芳"})
    session.decide(0, {"target": target, "verdict": "wrong", "by": "李明", "changes": {"value": "16"}})
    browser.refresh()
    wait(browser, "return document.querySelector('#tabs [data-tab=differ] small')?.textContent.trim() === '1'")
    press(browser, "7")
    (row,) = find(browser, "#list .row")
    assert "李明：错（数值：16）" in row.text
    row.click()
    assert marked(browser) == ["[15]"]


def test_filters_leave_what_is_left(browser, opened, tmp_path):
    opened(plan(tmp_path))
    find(browser, ".readings .value")[0].click()
    press(browser, "y")
    wait(browser, "return document.getElementById('left').textContent === '还剩 4 / 5'")
    browser.execute_script(
        "const s = document.getElementById('state'); s.value = 'open'; s.dispatchEvent(new Event('input'));"
    )
    assert len(find(browser, ".readings .value:not([hidden])")) == 3
    find(browser, "#search")[0].send_keys("失业")
    assert [e.text for e in find(browser, ".readings .name") if e.is_displayed()] == ["城镇登记失业率 % · 预期性"]


def test_a_refused_table_is_drawn_and_read(browser, opened, tmp_path):
    text = "青石市水务规划\n\n一、目标\n到2025年，供水更加安全。\n指标@2020年@2025年\n供水能力@20@30\n\n二、保障\n加强领导。\n"
    session = opened(plan(tmp_path, text.replace("@", "｜")))
    assert not session.reading(0).document.indicators
    browser.execute_script("Review.draw.open(arguments[0], arguments[1])", text.index("指标@"), text.index("30") + 2)
    wait(browser, "return document.querySelectorAll('#draw [data-at]').length > 0")
    browser.execute_script(
        "Review.app.redraw('draw', arguments[0]);",
        {
            "start": text.index("指标@"), "end": text.index("30") + 2,
            "cells": [
                {"row": n // 3, "column": n % 3, "start": text.index("指标@") + m.start(), "end": text.index("指标@") + m.end()}
                for n, m in enumerate(re.finditer(r"[^@\s]+", text[text.index("指标@") : text.index("30") + 2]))
            ],
        },
    )  # fmt: skip
    wait(browser, "return document.querySelectorAll('.readings .value').length === 2")
    values = session.reading(0).document.indicators[0].values
    assert [v.raw for v in values] == ["20", "30"]
    assert load(tmp_path / "out" / "plan.review.json").tables[0].by == "王芳"


def test_the_offline_page_shows_the_same_and_gives_the_corrections(browser, tmp_path):
    session = Session([Entry(str(plan(tmp_path)), "plan")], str(tmp_path / "out"), _explain, "王芳")
    page, _ = static(session)
    (tmp_path / "page.html").write_bytes(page)
    browser.get((tmp_path / "page.html").as_uri())
    wait(browser, "return document.querySelectorAll('.readings .value').length === 4")
    find(browser, ".readings .value")[1].click()
    assert marked(browser) == ["[15]"]
    press(browser, "u")
    wait(browser, "return document.getElementById('left').textContent === '还剩 4 / 5'")
    said = browser.execute_script("return JSON.stringify(Review.store.file(0))")
    (tmp_path / "plan.review.json").write_text(said, "utf-8")
    document = extract(PLAN.encode(), name="plan", review=load(tmp_path / "plan.review.json"))
    assert document.indicators[0].values[1].reviewed.verdict == "unsure"


def test_a_long_plan_stays_quick_to_move_in(browser, opened, tmp_path):
    """Work, not time: only the chunks in view are laid out, and a step touches a handful of elements."""
    rows = "".join(f"{n}.指标第{n}项（万人）\t{n}.5\t{n}.9\t预期性\n" for n in range(1, 90))
    chapters = "".join(
        f"第{'一二三四五六七八九'[k]}章 任务\n到2025年，新增就业{k + 1}万人。\n\n专栏{k + 1} 主要指标\n指标\t2020年\t2025年\t属性\n{rows}\n"
        for k in range(9)
    )
    opened(plan(tmp_path, f"青石市“十四五”规划\n\n{chapters}"))
    stops = find(browser, "#list .stop")
    assert len(stops) > 2000
    changed = browser.execute_script(
        "let n = 0; const seen = new MutationObserver((list) => { n += list.length; });"
        "seen.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });"
        "Review.app.select(500); Review.app.step(1); Review.app.step(1);"
        "return new Promise((done) => setTimeout(() => { seen.disconnect(); done(n); }, 0));"
    )
    assert changed < 200
    assert (
        browser.execute_script("return getComputedStyle(document.querySelector('#text .chunk')).contentVisibility")
        == "auto"
    )


def test_headings_boxes_and_items_are_judged_in_the_order_of_the_text(browser, opened, tmp_path):
    text = "青石市“十四五”规划\n\n一、主要任务\n加强统筹。\n\n专栏1 重点工程\n1.泵站工程。新建泵站。\n2.管网工程。改造管网。\n\n二、保障措施\n加强领导。\n"
    session = opened(plan(tmp_path, text))
    press(browser, "3")
    rows = find(browser, "#list .row .label")
    assert [row.text for row in rows] == ["主要任务", "重点工程", "泵站工程", "管网工程", "保障措施"]
    rows[2].click()
    press(browser, "y")
    wait(browser, "return document.querySelectorAll('#list .row.is-right').length === 1")
    (box,) = session.reviewed(0).boxes
    assert [item.reviewed and item.reviewed.verdict for item in box.items] == ["right", None]


def test_a_table_of_a_web_page_stands_as_a_grid_and_not_twice(browser, opened, tmp_path):
    rows = "<tr><td>指标</td><td>2020年</td><td>2025年</td></tr><tr><td>床位（张）</td><td>210</td><td>325</td></tr>"
    (tmp_path / "plan.html").write_text(
        f"<html><body><h1>青石市“十四五”规划</h1><p>一、目标</p><table>{rows}</table><p>加强领导。</p></body></html>",
        "utf-8",
    )
    opened(tmp_path / "plan.html")
    assert len(find(browser, "#text table.grid")) == 1
    shown = [line.text for line in find(browser, "#text .ln") if line.is_displayed()]
    assert not [line for line in shown if "210" in line]
    find(browser, ".readings .value")[0].click()
    assert [cell.text for cell in find(browser, "#text td.hit")] == ["210"]
