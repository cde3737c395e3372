-- Views that answer what people ask of the store, in words that DuckDB and PostgreSQL both read.

-- Every value of every indicator with where it comes from.
CREATE OR REPLACE VIEW indicator_values AS
SELECT d.region, d.region_level, d.region_code, d.plan_name, d.plan_start, d.plan_end, d.title,
       t.caption, i."group", i.name, i.name_key, i.unit, i.dimension, i.factor, i.attribute,
       o.role, o."column", o.raw, o.value, o.value_high, o.base_value, o.text, o.ratio, o.comparator, o.cumulative,
       o.period_start, o.period_end, o.document_id, o.indicator_id, o.observation_id, o.span_start, o.span_end, o.page
FROM observations o
JOIN indicators i ON i.indicator_id = o.indicator_id
JOIN tables t ON t.table_id = i.table_id
JOIN documents d ON d.document_id = o.document_id;

-- Targets of an indicator across regions and periods; base_value compares where dimension is the same.
CREATE OR REPLACE VIEW targets AS
SELECT region, region_level, plan_name, name, name_key, comparator, value, value_high, unit, text, dimension, base_value,
       cumulative, period_start, period_end, attribute, raw, document_id, indicator_id, observation_id
FROM indicator_values
WHERE role = 'target'
ORDER BY name_key, region, period_end;

-- Base, target and actual of one indicator for one year or period, side by side, over successive plans:
-- the base of one plan stands beside the target that the plan before it set for that year. Values are in
-- ``unit``, the largest that is printed. Where documents disagree the value is null and ``conflict`` is
-- true; indicator_values has all of them.
CREATE OR REPLACE VIEW progress AS
WITH figures AS (
    SELECT *, CASE role WHEN 'observed' THEN 'actual' ELSE role END AS part
    FROM indicator_values
    WHERE base_value IS NOT NULL AND role <> 'annual_average'
), lined AS (
    SELECT region, name_key, dimension, cumulative, period_start, period_end,
           min(name) AS name, (array_agg(unit ORDER BY factor DESC, unit))[1] AS unit, max(factor) AS factor,
           min(base_value) FILTER (WHERE part = 'target') AS target,
           max(base_value) FILTER (WHERE part = 'target') AS target_high,
           min(base_value) FILTER (WHERE part = 'baseline') AS base,
           max(base_value) FILTER (WHERE part = 'baseline') AS base_high,
           min(base_value) FILTER (WHERE part = 'actual') AS actual,
           max(base_value) FILTER (WHERE part = 'actual') AS actual_high,
           count(DISTINCT base_value) FILTER (WHERE part <> 'target') AS said,
           array_agg(DISTINCT document_id ORDER BY document_id) AS documents
    FROM figures
    GROUP BY region, name_key, dimension, cumulative, period_start, period_end
)
SELECT region, name_key, name, unit, cumulative, period_start, period_end,
       CASE WHEN base = base_high THEN CAST(base AS DOUBLE PRECISION) / CAST(factor AS DOUBLE PRECISION) END AS baseline,
       CASE WHEN target = target_high THEN CAST(target AS DOUBLE PRECISION) / CAST(factor AS DOUBLE PRECISION) END
           AS target,
       CASE WHEN actual = actual_high THEN CAST(actual AS DOUBLE PRECISION) / CAST(factor AS DOUBLE PRECISION) END
           AS actual,
       said > 1 OR coalesce(target <> target_high, false) AS conflict, documents
FROM lined
ORDER BY region, name_key, period_end;

-- The chapter (outermost section) of every section.
CREATE OR REPLACE VIEW chapters AS
WITH RECURSIVE climb AS (
    SELECT document_id, section_id, section_id AS chapter_id FROM sections WHERE parent_id IS NULL
    UNION ALL
    SELECT s.document_id, s.section_id, c.chapter_id
    FROM sections s JOIN climb c ON c.section_id = s.parent_id
)
SELECT c.document_id, c.section_id, c.chapter_id, s.number AS chapter_number, s.heading AS chapter
FROM climb c JOIN sections s ON s.section_id = c.chapter_id;

-- What a chapter promises: its targets in running text and in boxes.
CREATE OR REPLACE VIEW promises AS
SELECT d.region, d.plan_name, c.chapter_number, c.chapter, s.heading AS section, b.title AS box,
       t.subject, t.comparator, t.value, t.value_high, t.unit, t.aggregation, t.period_start, t.period_end,
       t.sentence, t.document_id, t.statement_id
FROM statements t
JOIN documents d ON d.document_id = t.document_id
LEFT JOIN boxes b ON b.box_id = t.box_id
LEFT JOIN sections s ON s.section_id = coalesce(t.section_id, b.section_id)
LEFT JOIN chapters c ON c.section_id = s.section_id
WHERE t.kind = 'target'
ORDER BY t.document_id, t.span_start;
