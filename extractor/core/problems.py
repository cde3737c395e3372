"""Findings and failures: every code, what it means and what to do, in one table.

A code is never renamed. ``about`` keeps complaints about the source apart from doubts of the
extraction. ``FAILURES`` end a document, ``FINDINGS`` travel inside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .fragment import Fragment

Severity = Literal["info", "warning", "error"]
About = Literal["source", "extraction"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the table: what a finding is about, how grave it is, what it means, what to do."""

    about: About
    severity: Severity
    meaning: str
    advice: str = ""


FINDINGS: dict[str, Kind] = {
    "ENCODING_UNCERTAIN": Kind("extraction", "warning", "文件编码只能推定，个别字可能有误。", "请抽查生僻字，或另存为 UTF-8 后重新提取。"),
    "ENCODING_DAMAGED": Kind("source", "error", "文件中有无法解码的字节，以 U+FFFD 表示。", "请换一份完好的文件。"),
    "CHARSET_DIFFERS": Kind("source", "info", "文件声明的编码与内容不符，按内容的编码读取。", "请抽查中文是否正常。"),
    "HIDDEN_TEXT": Kind("source", "info", "文件中有不显示的文字（隐藏、划去、已删除或批注），未计入正文。", "请在原文件中确认这些文字是否有效。"),
    "FONT_UNMEASURED": Kind("source", "warning", "文件没有嵌入字体，也没有给出字宽，字的位置只能推定，表格的列可能有误。", "请对照原件核对表格，或换一份嵌入字体的文件。"),
    "ANNOTATIONS_UNREAD": Kind("source", "info", "页面上有批注或表单域的文字没有显示在页面上，没有读取。", "请在原文件中打开批注和表单查看。"),
    "WATERMARK": Kind("source", "info", "页面上有水印或印章式的文字，压在正文上，未计入正文。", "请核对被压住的文字和数字。"),
    "PICTURES_UNREAD": Kind("extraction", "info", "文件中有图片或嵌入对象，其中的文字没有读取。", "请查看图片中有无表格或指标。"),
    "WORDS_LOST": Kind("extraction", "error", "文件中显示的文字没有全部读到。", "请对照原件补全，并把文件报告给我们。"),
    "TABLE_NESTED": Kind("extraction", "info", "表格的单元格内套有表格，按单元格的文字读取。", "请对照原表核对。"),
    "MOJIBAKE": Kind("source", "error", "文字层损坏：出现 (cid:…)、乱码或替换字符，此处内容不可信。", "请换一份文字层完好的文件，或改用光学识别。"),
    "PAGES_UNREAD": Kind("extraction", "error", "有的页只有图片，其中的文字没有读取。", "请安装光学识别组件（见 extract doctor）后重新提取，或查看原件。"),
    "READ_BY_OCR": Kind("extraction", "info", "没有文字层或文字层损坏的页由光学识别读取。", "请抽查这些页的数字。"),
    "OCR_UNCERTAIN": Kind("extraction", "warning", "光学识别没有把握。", "请对照原件核对。"),
    "NOT_CHINESE": Kind("source", "warning", "文件中没有中文，只读出了结构和表格。", "规则按中文规划编写，数值和名称请人工核对。"),
    "FEW_CHINESE": Kind("source", "warning", "中文字符很少，可能不是规划文件或文字层已损坏。", "请确认文件无误。"),
    "DIGITS_LOST": Kind("source", "warning", "全文没有一个百分号、小数点或引号，转换时可能被删去。", "请对照原件核对数字，最好重新转换。"),
    "HEADING_GAP": Kind("source", "warning", "标题编号不连续：缺号、重号或次序颠倒。", "请对照原件，看是否漏了一节或编号有误。"),
    "TEXT_BREAKS_OFF": Kind("source", "warning", "文字在句中断开，其后另起内容。", "请对照原件补全，数字和主语可能分在两处。"),
    "TEXT_RESUMES": Kind("source", "warning", "文字从句中开始，上文不在此处（可能分栏错序）。", "请对照原件找到上文。"),
    "FOREIGN_WORD": Kind("source", "warning", "中文句中夹有孤立的英文虚词，疑为识别或转换错误。", "请对照原件改正。"),
    "FIGURES_RUN_TOGETHER": Kind("source", "warning", "并列的两个数字疑被小数点连在一起。", "请按原件分成两个数再使用。"),
    "NUMBER_UNREAD": Kind("extraction", "warning", "正文中的数字被空白、换行隔开或写法不合规，不能断定是几个数，或没有词语指明所计为何，未读成数值。", "请对照原件核对这个数。"),
    "WORD_DOUBLED": Kind("source", "info", "同一个词连印两遍。", "请对照原件，看是多字还是漏字。"),
    "TRADITIONAL_CHARACTER": Kind("source", "info", "简体文中夹有繁体字，疑为识别或转换错误。", "检索和比对时请按简体处理。"),
    "RADICAL_CHARACTERS": Kind("source", "info", "文字层用部首代替了形同的汉字，按汉字读取，原文照录。", "在原文中检索时请留意这些字。"),
    "TRADITIONAL_CHARACTERS": Kind("source", "info", "原文是繁体字，按对应的简体字读取，原文照录。", "标题和名称给出简体；原样的字以 text 和各处位置为准。"),
    "ROW_REPEATED": Kind("source", "warning", "同一张表中一个指标出现两次，值不相同。", "请查明以哪一行为准。"),
    "COLUMN_REPEATED": Kind("source", "warning", "目标列与基期列逐行相同，疑为误抄。", "请对照原表核对目标列。"),
    "UNIT_MISFIT": Kind("source", "warning", "单位与指标名称不合。", "请查明计的是人还是人次等，再与其他数据合并。"),
    "RATE_OF_COUNT": Kind("source", "info", "“其中”项是比率，所属指标是人数，二者不能相减相加。", "使用时请把该项当作独立指标。"),
    "STOCK_AS_TOTAL": Kind("source", "warning", "存量、比率或年度指标带有五年累计的标记。", "这样的数没有五年累计，请按期末数或年度数使用。"),
    "SHARE_OVER_WHOLE": Kind("source", "warning", "占比或覆盖率一类的指标超过 100%。", "请对照原件核对数值和小数点。"),
    "MAGNITUDE_DIFFERS": Kind("source", "warning", "同一指标两列的值相差数千倍以上。", "请核对单位，是否漏了“万”字或多写了零。"),
    "TARGET_BELOW_BASE": Kind("source", "warning", "目标值低于基期已达到的值。", "请核对两列数值；如确为下调，请注明。"),
    "TARGET_BELOW_REACHED": Kind("source", "info", "目标低于已达到的水平，可能有意为之（底线、另一时期的累计数等）。", "比较目标与进度时请留意。"),
    "FIGURE_DIFFERS": Kind("source", "warning", "同一指标同一时期，两处的数不一致。", "请查明以哪一处为准。"),
    "FIGURE_ROUNDED": Kind("source", "info", "同一个数在两处的精确度不同。", "请采用较精确的一处。"),
    "COMPARATOR_DIFFERS": Kind("source", "info", "同一个数在两处的“以上、以内、大于、小于”等写法不同。", "请确定是否含本数。"),
    "PART_EXCEEDS_WHOLE": Kind("source", "warning", "“其中”项大于它所属的总数。", "请核对两个数及其单位。"),
    "SUM_DIFFERS": Kind("source", "warning", "各部分之和与总数不符。", "请核对各数，或查明口径是否一致。"),
    "YEARS_DIFFER_FROM_TOTAL": Kind("source", "warning", "各年之和（或年均数乘以年数）与累计数不符。", "请核对各数，或查明口径是否一致。"),
    "GROWTH_DIFFERS": Kind("source", "warning", "由基期值和目标值算出的年均增速与所印增速不符。", "请核对三个数。"),
    "PLAN_YEARS_DIFFER": Kind("source", "warning", "五年规划的名称与其后所注的年份不符。", "请对照原件核对年份。"),
    "DIGIT_MISREAD": Kind("source", "warning", "数字中夹有形近的字母，疑为识别错误。", "请对照原件核对这个数。"),
    "BOX_GAP": Kind("source", "warning", "专栏编号不连续。", "请对照原件，看是否漏了一个专栏或编号有误。"),
    "ROW_GAP": Kind("source", "warning", "表中各行的序号不连续。", "请对照原表，看是否漏了一行或序号有误。"),
    "ITEM_GAP": Kind("source", "warning", "专栏内各条的编号不连续。", "请对照原件，看是否漏了一条或编号有误。"),
    "POINT_GAP": Kind("source", "warning", "“一是、二是……”的序数不连续。", "请对照原件，看是否漏了一点或序数有误。"),
    "MARK_UNUSED": Kind("source", "warning", "表注定义了累计标记，表中却没有一个值带有它。", "标记可能在转换时丢失，请对照原表查明哪些是累计数。"),
    "SERIES_JUMP": Kind("source", "warning", "某一年的值与前后两年相差近十倍，疑多一位或少一位。", "请对照原件核对这一年的数。"),
    "RANGE_REVERSED": Kind("source", "warning", "区间的上限小于下限。", "请对照原件核对两个数。"),
    "CHANGE_DIFFERS": Kind("source", "warning", "增减的幅度与两端的数不符。", "请对照原件核对三个数。"),
    "CLAIM_NOT_MET": Kind("source", "warning", "正文称目标任务已经完成，表中却有一项没有达到。", "请核对该项指标，或查明是否另有说明。"),
    "ROW_MISFIT": Kind("extraction", "warning", "表格行的单元格数与表头不符。", "请对照原表核对这一行。"),
    "CELL_SHIFTED": Kind("source", "warning", "单元格疑似错列：同一指标组的值落在另一列。", "请对照原表核对所在列再使用。"),
    "CELL_UNREAD": Kind("extraction", "warning", "单元格内容未能读成数值，原样保留为文字。", "请人工读取。"),
    "PAGE_IN_ROW": Kind("extraction", "info", "页码落在表格的一行之中，已从行中取出。", "请对照原件核对这一行。"),
    "PAGE_OR_FIGURE": Kind("extraction", "warning", "一个数可能是页码，也可能是正文中的数。", "请对照原件核对这个数。"),
    "CELLS_MERGED": Kind("extraction", "info", "一个单元格内含两个值，已分别读出。", "请核对两个值各自的含义。"),
    "UNIT_IN_CELL": Kind("source", "warning", "单元格自带的单位与本行的单位不同。", "请按单元格所印的单位使用这个数。"),
    "MARK_DIFFERS": Kind("source", "info", "表注定义的累计标记与单元格中所用的括号写法不同。", "两者按同一标记处理，请核对。"),
    "MARK_UNDEFINED": Kind("source", "warning", "单元格带有括号标记，但表注没有说明其含义。", "按累计数处理，请核对。"),
    "COLUMN_UNSURE": Kind("extraction", "warning", "一栏的表头只写年份，不能断定是基期还是目标，按目标读取。", "请对照原文核对这一栏是已达到的数还是目标。"),
    "TABLE_UNREAD": Kind("extraction", "warning", "表格没有可靠地读出，按原文保留。", "请人工读取。"),
    "TABLE_MISSING": Kind("source", "warning", "有表题，其下没有表。", "表可能在转换时丢失，请对照原件补上。"),
    "NO_HEADINGS": Kind("extraction", "info", "全文没有认出带编号的标题。", "请确认文件有无章节。"),
    "REVIEW_STALE": Kind("extraction", "warning", "校阅文件中有一条决定不再适用，没有采用。", "请用 extract review 重新看这一处。"),
    "PART_FAILED": Kind("extraction", "error", "程序读这一处时出错，这一处没有读出，其余照常。", "请人工读取这一处，并附上文件报告。"),
    "CONSERVATION": Kind("extraction", "error", "有字符没有归属，或被计入两处；这是程序错误。", "请附上文件报告。"),
}  # fmt: skip


COMPARISONS: dict[str, Kind] = {
    "BASE_DIFFERS": Kind(
        "source", "warning", "同一地区同一时期，两份文件所列的基期值或实际值不一致。", "请查明以哪一份为准。"
    ),
    "TARGET_DIFFERS": Kind(
        "source", "warning", "同一地区同一时期，两份文件所列的目标不一致。", "请查明后一份是否作了调整。"
    ),
    "BASE_ROUNDED": Kind("source", "info", "同一个基期值或实际值，在两份文件中的精确度不同。", "请采用较精确的一份。"),
}
"""What ``extract compare`` finds between documents."""


FAILURES: dict[str, str] = {
    "NOT_FOUND": "没有这个文件，请检查路径。",
    "UNREADABLE": "无法读取；请检查路径、权限和磁盘。",
    "EMPTY": "文件是空的，没有可提取的文字；请检查下载或导出是否完整。",
    "UNSUPPORTED_FORMAT": "不是可以读取的格式，可读的格式见 extract doctor。",
    "NOT_INSTALLED": "读取此格式所需的软件没有安装，详见 extract doctor。",
    "ENCRYPTED": "文件设有密码或已加密，请去掉密码后重试。",
    "CORRUPTED": "文件已损坏或不完整，请重新下载或重新导出。",
    "NO_TEXT_LAYER": "文件里没有可用的文字：只有图片，或文字层已损坏；请换一份有文字的，或用光学识别读取。",
    "ENCODING_UNCERTAIN": "无法判定文件编码，请另存为 UTF-8 后重试。",
    "NOT_CHINESE": "文件中没有中文，不是可识别的规划文件；只要结构和表格的，请加 --any-language。",
    "TOO_LARGE": "文件超过大小上限；请拆成几份再读。",
    "TIMEOUT": "处理超过时限，已放弃这份文件；可用 --timeout 放宽时限。",
    "CHANGING": "文件在读取时被改动，可能还没有写完；请等写完后重新运行。",
    "STORE_UNREACHABLE": "存储（桶或网址）无法访问；请检查网络、地址和权限后重新运行，已完成的不会重做。",
    "OUTPUT_UNWRITABLE": "无法写入；请检查权限和磁盘空间，或另选一处。",
    "OUTPUT_BUSY": "另一次运行正在使用这个输出文件夹；请等它结束，或用 -o 另选文件夹。",
    "ALREADY_EXTRACTED": "这是 extract 写出的结果，不是规划文件；其中的 JSON 可由 explain、review、validate、compare 和 export 直接读取。",
    "NOT_A_DOCUMENT": "不是 extract 写出的 JSON，或没有写完；规划文件请先用 extract 提取。",
    "OUTDATED": "JSON 是旧版本的，请用 extract 重新提取后再试。",
    "EXPORT_NOTHING": "文件夹里没有 extract 写出的 JSON，请先提取。",
    "EXPORT_FORMAT": "看不出要写成哪种格式；请用 .duckdb、.parquet、.xlsx、.jsonl、csv 作名称（或加 -f），或给出 postgresql:// 地址；一份文件的全文用 .md、.html。",
    "EXPORT_OCCUPIED": "目标里已有别的内容，不覆盖；请另选一个。",
    "EXPORT_TWICE": "两份不同的文件 id 相同，不能进同一批数据表。",
    "EXTRA_MISSING": "缺少所需的组件，请安装后再试。",
    "EXPORT_NO_TABLES": "文件里没有表格（--as keyed 只写指标表），无从写出；全文请写成 .html 或 .md。",
    "EXPORT_VALUE": "数值的位数超出数据表所能存放的精度（小数点后 12 位）。",
    "EXPORT_TOO_LARGE": "超出 Excel 的限制，请改用 .parquet、.duckdb 或 csv。",
    "SERVER_UNREACHABLE": "数据库服务器连不上，或连接中断；库里没有写到一半的数据。请检查地址、端口和网络后重试。",
    "SERVER_REFUSED": "数据库服务器拒绝登录；请核对用户名、密码和库名。",
    "SERVER_RIGHTS": "没有在数据库里建表或写入的权限，或所指的 schema 不存在；请向管理员申请，或另选 schema。",
    "SERVER_FAILED": "数据库服务器报错，库里保持原样。",
    "EXPORT_KEYS": "JSON 中的编号重复或无处可指，数据表的主键、外键不成立；请重新提取。",
    "STORE_UNREADABLE": "数据库无法打开（不是 DuckDB 文件，或由更新的版本写成）；请另选一个名称，或更新 duckdb。",
    "STORE_LOCKED": "数据库正被别的程序占用；请关闭后再试。",
    "FONT_MISSING": "系统里没有中文字体，画不了 PNG；请安装一种（如 apt-get install fonts-noto-cjk），或改画 .svg。",
    "REVIEW_UNREADABLE": "校阅文件（.review.json）无法读取；请从备份恢复，或移走后重新校阅。",
    "REVIEW_BUSY": "另一个 extract review 正在校阅这个文件夹；请先结束它，或用 -o 另选文件夹。",
    "INTERNAL": "程序内部错误，请附上文件报告。",
}


NOTES: dict[str, str] = {
    "OLDER_SCHEMA": "输出文件夹中有旧版 JSON 格式的输出，重新提取。",
    "OLDER_RULES": "提取规则已更新，输出文件夹中由旧规则得出的输出重新提取。",
    "LOG_UNREADABLE": "run.jsonl 中有读不懂的行，相应的文件重新提取。",
}
"""What a run has to say that is no failure."""


FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a mistake in a rule raises: it costs the statement, table or check that the rule was at (PART_FAILED)."""


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
    def kind(self) -> Kind:
        """The row of its code: what it is about, how grave it is."""
        return FINDINGS[self.code]

    @property
    def message(self) -> str:
        """What was found, with the figures, and what to do."""
        said = self.kind.meaning.removesuffix("。") + (f"：{self.detail}" if self.detail else "")
        return f"{said}。{self.kind.advice}"


def part_failed(what: str, error: Exception, places: Sequence[Fragment]) -> Finding:
    """That a part of a document could not be read, because of a mistake in the program."""
    return finding("PART_FAILED", f"{what}（{type(error).__name__}）", places)


def finding(code: str, detail: str, places: Sequence[Fragment]) -> Finding:
    """A finding of a known code. Raises KeyError for a code that the table lacks."""
    FINDINGS[code]
    return Finding(code, detail, tuple(places))
