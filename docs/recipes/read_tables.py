"""读导出的 Parquet：同一问题，pandas 与 polars 各写一遍。

    pip install '.[export]' pandas polars
    extract corpus/*.txt -o output
    extract export output --to plans.parquet
    python docs/recipes/read_tables.py plans.parquet

答案：每个指标 2016—2020 年的目标与实际，完成了多少。
"""

import sys
from pathlib import Path

import pandas as pd
import polars as pl


def with_pandas(folder: Path) -> pd.DataFrame:
    """dtype_backend="pyarrow" 使数值保持精确小数，年份保持整数。"""
    indicators, observations, documents = (
        pd.read_parquet(folder / f"{name}.parquet", dtype_backend="pyarrow")
        for name in ("indicators", "observations", "documents")
    )
    joined = observations.merge(indicators[["indicator_id", "name_key", "unit"]], on="indicator_id")
    joined = joined.merge(documents[["document_id", "region"]], on="document_id")
    chosen = joined[
        (joined["period_end"] == 2020) & joined["role"].isin(["target", "actual"]) & joined["value"].notna()
    ]
    wide = chosen.pivot_table(
        index=["region", "name_key", "unit", "cumulative"], columns="role", values="value", aggfunc="first"
    )
    return wide.dropna().reset_index().sort_values(["region", "name_key"], ignore_index=True)


def with_polars(folder: Path) -> pl.DataFrame:
    """惰性读取，只取用到的列。"""
    indicators, observations, documents = (
        pl.scan_parquet(folder / f"{name}.parquet") for name in ("indicators", "observations", "documents")
    )
    return (
        observations.join(indicators.select("indicator_id", "name_key", "unit"), on="indicator_id")
        .join(documents.select("document_id", "region"), on="document_id")
        .filter((pl.col("period_end") == 2020) & pl.col("value").is_not_null())
        .group_by("region", "name_key", "unit", "cumulative")
        .agg(
            pl.col("value").filter(pl.col("role") == "actual").first().alias("actual"),
            pl.col("value").filter(pl.col("role") == "target").first().alias("target"),
        )
        .drop_nulls(["actual", "target"])
        .sort("region", "name_key")
        .collect()
    )


if __name__ == "__main__":
    print(with_polars(Path(sys.argv[1])))
