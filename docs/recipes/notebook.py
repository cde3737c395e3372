# %% [markdown]
# # 从规划文件到图表：一个笔记本式的脚本
#
# 在 VS Code、PyCharm、Jupyter（jupytext）中逐格运行，或者：
#
#     pip install '.[export]' pandas
#     python docs/recipes/notebook.py corpus/*.txt

# %%
import sys

import pandas as pd

from extractor import ExtractionError, extract_many, to_frames

# %% 读取；读不了的文件说明原因，其余照常
sources = sys.argv[1:]
documents = []
for source, found in zip(sources, extract_many(sources, on_error="return"), strict=True):
    if isinstance(found, ExtractionError):
        print(f"{source}：{found.code} {found.message}")
    else:
        documents.append(found)

# %% 九张表，以编号相连
tables = to_frames(documents, "pandas")
values = tables["observations"].merge(tables["indicators"], on=["indicator_id", "document_id"], suffixes=("", "_row"))
values = values.merge(tables["documents"], on="document_id")

# %% 各地“十四五”目标一览：行是指标，列是地区
targets = values[(values["role"] == "target") & (values["period_end"] == 2025) & values["value"].notna()]
wide = targets.pivot_table(index=["name_key", "unit"], columns="region", values="raw", aggfunc="first")
wide = wide[wide.notna().sum(axis=1) > 1]
with pd.option_context("display.width", 160, "display.max_rows", None, "display.unicode.east_asian_width", True):
    print(wide.fillna("").to_string())

# %% 任何一个值都回得到原文
one = targets.iloc[0]
text = next(document.text for document in documents if document.id == one["document_id"])
print(one["name"], one["raw"], "←", repr(text[one["span_start"] : one["span_end"]]))
