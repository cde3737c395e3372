"""Page numbers set before the first words of a page, behind a figure that the page cut."""

from __future__ import annotations

import pytest

from extractor import extract


def _paged(cut: str) -> str:
    """Four pages of print whose numbers were set before the first words of the next one; ``cut`` is the last seam."""
    body = (
        "推动产业转型升级，培育壮大战略性新兴产业，加快建设现代化产业体系，促进实体经\n济与数字经济深度融合发展，取得新的成效。\n"
        * 9
    )
    seam = "加快补齐短板弱项，着力提升发展质量和效益，推动各项工作落地见效，形成新\n{}的格局。\n"
    return (
        "青溪市交通运输规划\n一、主要任务\n"
        + "".join(body + seam.format(page) for page in (1, 2, 3))
        + body
        + cut
        + body
    )


CUT = "在重点路段部署车路协同设施，建成智慧公路试点1\n{}条左右。\n"


@pytest.mark.parametrize(("digit", "value", "code"), [("4", ["1"], "PAGE_OR_FIGURE"), ("7", [], "NUMBER_UNREAD")])
def test_the_next_page_number_behind_a_cut_figure_is_a_page_s_and_told(digit: str, value: list[str], code: str) -> None:
    document = extract(_paged(CUT.format(digit)).encode())
    assert [str(one.value) for one in document.statements] == value
    assert [found.code for found in document.diagnostics if found.code in ("PAGE_OR_FIGURE", "NUMBER_UNREAD")] == [code]


def test_page_numbers_before_short_pages_are_no_items() -> None:
    text = (
        "白溪区“十四五”商业网点规划\n\n一、现状分析\n全区商业设施布局逐步优化，网点体系日益完善，服务能力不断提高，消费\n"
        "8环境持续改善，为扩大内需奠定了坚实基础，商业发展势头良好，形成了\n多层次的商业体系。\n"
        "9二、发展目标\n到2025年，新建社区商业中心12个，连锁便利店达到260家，商业设施布\n"
        "10局更加合理，便民生活圈基本形成，服务品质明显提升，群众满意度不断\n提高，消费活力充分释放。\n"
        "11三、保障措施\n加强组织领导，落实责任分工，健全工作机制，强化督促检查。\n"
    )
    document = extract(text.encode())
    assert [section.heading for section in document.sections] == ["现状分析", "发展目标", "保障措施"]
