"""Markdown files, one per difficulty."""

from __future__ import annotations


def pipes() -> bytes:
    """Pipe tables: alignment, no outer pipes, an escaped pipe, bold cells, a box in one cell, a line break in a cell."""
    return """# 青江市就业促进“十四五”规划

## 第一章 主要目标

表1 就业

| 指标 | 2020年 | 2025年 | 属性 |
|:-----|:------:|-------:|------|
| **城镇新增就业**（万人） | [12] | [15] | 预期性 |
| 参保率（%） | 90 | 95 | 约束性 |
| 线上\\|线下服务（项） | 20 | 35 | 预期性 |

注：[ ]内为五年累计数。

表2 培训

指标 | 2020年 | 2025年
--- | --- | ---
技能培训（万人次） | 6.2 | 8

## 第二章 重点工程

| 专栏1 技能提升 |
| --- |
| 1.培训工程。培训3万人次。 |
| 2.基地工程。建设5个基地。 |

## 第三章 保障措施

加强领导。
""".encode()


def levels() -> bytes:
    """Heading marks at odds with the numbers: the numbers win; and headings without marks, underlined or bold."""
    return """青江市就业促进“十四五”规划
===

##### 第一章 发展基础

# 第一节 主要成就

成就显著。

**第二节 面临形势**

形势复杂。

第二章 主要任务
---

###第一节 扩大就业

#### 一、稳定岗位

支持企业稳岗。

## （一）落实政策

落实减负政策。

> 引用的一段话，也是正文。

- 一、创业带动
- 普通条目

*斜体的一整行。*

第三章 保障措施

加强领导。
""".encode()


def html_inside() -> bytes:
    """HTML in Markdown: a table with merged cells and a title row, br, bold, entities, a comment-like rule."""
    return """# 青江市就业促进“十四五”规划

## 第一章 主要目标

<table>
<tr><td colspan="4">专栏1 主要指标</td></tr>
<tr><th rowspan="2">指标</th><th>2020年</th><th colspan="2">2025年</th></tr>
<tr><th>基数</th><th>目标</th><th>年均增长</th></tr>
<tr><td>城镇新增就业（万人）</td><td>[12]</td><td>[15]</td><td>—</td></tr>
<tr><td>参保率（%）</td><td>90</td><td>95</td><td>1.1</td></tr>
<tr><td colspan="4">注：[ ]内为五年累计数。</td></tr>
</table>

<p>段落标签里的一句话。</p>

第一行<br>第二行

---

## 第二章 保障措施

<b>加强领导。</b>明确责任。
""".encode()


def styled() -> bytes:
    """No numbers at all: the marks say which short lines are headings and how they nest."""
    text = "全市落实减负稳岗扩就业政策，全年为企业减免社会保险费2亿元，发放稳岗返还资金5000万元，惠及职工12万人。"
    return f"""# 青江市就业工作情况报告

青江市扎实做好就业工作，取得明显成效，现将有关情况报告如下，请予审议，并提出宝贵意见。

## 主要工作

### 稳定就业岗位

{text}

以上成绩来之不易

### 支持重点群体

{text}

## 存在问题

就业总量压力仍然较大。
""".encode()


def entities() -> bytes:
    """Contents as a list of links, entities in cells and in running text, an escaped mark."""
    return """# 青江市就业促进“十四五”规划

**目录**

- [一、主要目标](#a)
- [二、重点任务](#b)
- [三、保障措施](#c)

## 一、主要目标

到2025年，城镇调查失业率&lt;5.5%，参保率&ge;95%，“R&amp;D”经费占比达到2.5%。

| 指标 | 2020年 | 2025年 |
|---|---|---|
| 失业率（%） | 4.2 | &lt;5.5 |

## 二、重点任务

建设实训基地12个\\*。

## 三、保障措施

加强领导。
""".encode()


def stacked() -> bytes:
    """An HTML table whose cells hold columns of lines, beside a wrapped name that is one row."""
    return """# 青江市就业促进“十四五”规划

## 一、主要目标

<table><tr><td>类别</td><td>指标</td><td>单位</td><td>2020年</td><td>2025年</td></tr>
<tr><td>就业</td><td>城镇新增就业<br>技能培训<br/>创业孵化基地</td><td>万人<br>万人次<br>个</td>
<td>10.5<br>6.2<br>18</td><td>12<br>8<br>26</td></tr>
<tr><td>社保</td><td>基本养老保险<br>参保率</td><td>%</td><td>90</td><td>95</td></tr></table>

## 二、保障措施

加强领导。
""".encode()


def raised() -> bytes:
    """sup: marks of notes in the title, in running text and in cells of both kinds of table; a power of ten; a unit."""
    return """# 青江市就业促进“十四五”规划<sup>[1]</sup>

## 一、主要目标

2020年就业人口<sup>4</sup>131万人，年用电量2.6×10<sup>8</sup>千瓦时，园区建筑面积40万m<sup>2</sup>。

<table><tr><td>指标</td><td>2020年</td><td>2025年</td></tr>
<tr><td>就业人口<sup>1</sup>（万人）</td><td>131<sup>2</sup></td><td>150</td></tr></table>

## 二、分类目标

| 项目 | 2020年 | 2025年 |
|---|---|---|
| 培训人数<sup>③</sup>（万人次） | 13<sup>2</sup> | 15 |

## 三、保障措施

加强领导。
""".encode()


CASES = {
    "pipes.md": pipes,
    "levels.md": levels,
    "html_inside.md": html_inside,
    "styled.md": styled,
    "entities.md": entities,
    "stacked.md": stacked,
    "raised.md": raised,
}
