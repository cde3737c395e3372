"""Findings and failures: every code, what it means and what to do, in one table.

A code is never renamed. ``about`` keeps complaints about the source apart from doubts of the
extraction. ``FAILURES`` end a document, ``FINDINGS`` travel inside it, ``NOTES`` are about a run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .fragment import Fragment

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the table: what a finding is about, how grave it is, what it means."""

    about: Literal["source", "extraction"]
    severity: Severity
    meaning: str


FINDINGS: dict[str, Kind] = {
    "ENCODING_UNCERTAIN": Kind("extraction", "warning", "文件编码只能推定，个别字可能有误。"),
    "ENCODING_DAMAGED": Kind("source", "error", "文件中有无法解码的字节，以 U+FFFD 表示。"),
    "CHARSET_DIFFERS": Kind("source", "info", "文件声明的编码与内容不符，按内容的编码读取。"),
    "HIDDEN_TEXT": Kind("source", "info", "文件中有不显示的文字（隐藏、已删除或批注），未计入正文。"),
    "PICTURES_UNREAD": Kind("extraction", "info", "文件中有图片或嵌入对象，其中的文字没有读取。"),
    "TABLE_NESTED": Kind("extraction", "info", "表格的单元格内套有表格，按单元格的文字读取。"),
    "MOJIBAKE": Kind("source", "error", "文字层损坏：出现 (cid:…)、乱码或替换字符，此处内容不可信。"),
    "PAGES_UNREAD": Kind("extraction", "error", "有的页只有图片，其中的文字没有读取。"),
    "READ_BY_OCR": Kind("extraction", "info", "没有文字层或文字层损坏的页由光学识别读取。"),
    "OCR_UNCERTAIN": Kind("extraction", "warning", "光学识别没有把握，请对照原件核对。"),
    "FEW_CHINESE": Kind("source", "warning", "中文字符很少，可能不是规划文件或文字层已损坏。"),
    "DIGITS_LOST": Kind("source", "warning", "全文没有一个百分号、小数点或引号，转换时可能被删去。"),
    "HEADING_GAP": Kind("source", "warning", "标题编号不连续：缺号、重号或次序颠倒。"),
    "TEXT_BREAKS_OFF": Kind("source", "warning", "文字在句中断开，其后另起内容。"),
    "TEXT_RESUMES": Kind("source", "warning", "文字从句中开始，上文不在此处（可能分栏错序）。"),
    "FOREIGN_WORD": Kind("source", "warning", "中文句中夹有孤立的英文虚词，疑为识别或转换错误。"),
    "ROW_MISFIT": Kind("extraction", "warning", "表格行的单元格数与表头不符。"),
    "CELL_SHIFTED": Kind("source", "warning", "单元格疑似错列：同一指标组的值落在另一列。"),
    "CELL_UNREAD": Kind("extraction", "warning", "单元格内容未能读成数值，原样保留为文字。"),
    "CELLS_MERGED": Kind("extraction", "info", "一个单元格内含两个值，已分别读出。"),
    "MARK_DIFFERS": Kind("source", "info", "表注定义的累计标记与单元格中所用的括号写法不同。"),
    "MARK_UNDEFINED": Kind("source", "warning", "单元格带有括号标记，但表注没有说明其含义。"),
    "TABLE_UNREAD": Kind("extraction", "warning", "疑似表格，但没有认出表头，按原文保留。"),
    "NO_HEADINGS": Kind("extraction", "info", "全文没有认出带编号的标题。"),
    "CONSERVATION": Kind("extraction", "error", "有字符没有归属，或被计入两处；这是程序错误，请报告。"),
}


COMPARISONS: dict[str, Kind] = {
    "BASE_DIFFERS": Kind("source", "warning", "同一地区同一时期，两份文件所列的基期值或实际值不一致。"),
    "TARGET_DIFFERS": Kind("source", "warning", "同一地区同一时期，两份文件所列的目标不一致。"),
    "BASE_ROUNDED": Kind("source", "info", "同一个基期值或实际值，在两份文件中的精确度不同。"),
}
"""What ``extract compare`` finds between documents."""


FAILURES: dict[str, str] = {
    "NOT_FOUND": "没有这个文件，请检查路径。",
    "UNREADABLE": "文件无法读取（权限或磁盘问题）。",
    "EMPTY": "文件是空的，没有可提取的文字。",
    "UNSUPPORTED_FORMAT": "不是可以读取的格式，可读的格式见 extract doctor。",
    "NOT_INSTALLED": "读取此格式所需的软件没有安装，详见 extract doctor。",
    "ENCRYPTED": "文件设有密码或已加密，请去掉密码后重试。",
    "CORRUPTED": "文件已损坏或不完整，请重新下载或重新导出。",
    "NO_TEXT_LAYER": "文件里没有可用的文字：只有图片，或文字层已损坏。",
    "ENCODING_UNCERTAIN": "无法判定文件编码，请另存为 UTF-8 后重试。",
    "NOT_CHINESE": "文件中没有中文，不是可识别的规划文件。",
    "TOO_LARGE": "文件超过大小上限。",
    "TIMEOUT": "处理超过时限，已放弃这份文件；可用 --timeout 放宽时限。",
    "CHANGING": "文件在读取时被改动，可能还没有写完；请等写完后重新运行。",
    "STORE_UNREACHABLE": "存储（桶或网址）无法访问；请检查网络、地址和权限后重新运行，已完成的不会重做。",
    "OUTPUT_UNWRITABLE": "无法写入输出文件夹。",
    "OUTPUT_BUSY": "另一次运行正在使用这个输出文件夹；请等它结束，或用 -o 另选文件夹。",
    "NOT_A_DOCUMENT": "不是 extract 写出的 JSON。",
    "OUTDATED": "JSON 是旧版本的，请用 extract 重新提取后再试。",
    "EXPORT_NOTHING": "文件夹里没有 extract 写出的 JSON，请先提取。",
    "EXPORT_FORMAT": "看不出要写成哪种格式；请用 .duckdb、.parquet、.xlsx、.jsonl 或 csv 作名称，或加 -f。",
    "EXPORT_OCCUPIED": "目标里已有别的内容，不覆盖；请另选一个。",
    "EXPORT_TWICE": "两份不同的 JSON 同名，无法同时导出；请改名或分开导出。",
    "EXTRA_MISSING": "缺少所需的组件，请安装后再试。",
    "EXPORT_VALUE": "数值的位数超出数据表所能存放的精度（小数点后 12 位）。",
    "EXPORT_TOO_LARGE": "超出 Excel 的限制，请改用 .parquet、.duckdb 或 csv。",
    "STORE_UNREADABLE": "数据库无法打开（不是 DuckDB 文件，或由更新的版本写成）。",
    "STORE_LOCKED": "数据库正被别的程序占用；请关闭后再试。",
    "FONT_MISSING": "系统里没有中文字体，画不了 PNG；请安装一种（如 apt-get install fonts-noto-cjk），或改画 .svg。",
    "INTERNAL": "程序内部错误，请附上文件报告。",
}


NOTES: dict[str, str] = {
    "OLDER_SCHEMA": "输出文件夹中有旧版 JSON 格式的输出，重新提取。",
    "OLDER_RULES": "提取规则已更新，输出文件夹中由旧规则得出的输出重新提取。",
    "LOG_UNREADABLE": "run.jsonl 中有读不懂的行，相应的文件重新提取。",
}
"""What a run has to say that is no failure."""


class ExtractionError(Exception):
    """A document that cannot be read: a stable code and a sentence that says what to do."""

    def __init__(self, code: str, detail: str = ""):
        self.code = code
        self.detail = detail
        self.message = FAILURES[code] + (f"（{detail}）" if detail else "")
        super().__init__(f"{code}: {self.message}")

    def __reduce__(self) -> tuple[type[ExtractionError], tuple[str, str]]:
        """What another process needs to have the same error."""
        return type(self), (self.code, self.detail)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem met while reading, with the places that show it."""

    code: str
    detail: str
    places: tuple[Fragment, ...]

    @property
    def severity(self) -> Severity:
        """How grave findings of this code are."""
        return FINDINGS[self.code].severity


def finding(code: str, detail: str, places: Sequence[Fragment]) -> Finding:
    """A finding of a known code. Raises KeyError for a code that the table lacks."""
    FINDINGS[code]
    return Finding(code, detail, tuple(places))
