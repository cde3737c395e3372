-- Views that answer what people ask of the store; made anew at every export.

-- Every value of every indicator with where it comes from.
CREATE OR REPLACE VIEW indicator_values AS
SELECT d.region, d.region_level, d.region_code, d.plan_name, d.plan_start, d.plan_end, d.title,
       t.caption, i."group", i.name, i.name_key, i.unit, i.attribute,
       o.role, o."column", o.raw, o.value, o.value_high, o.text, o.ratio, o.comparator, o.cumulative,
       o.period_start, o.period_end, o.document_id, o.indicator_id, o.observation_id, o.span_start, o.span_end, o.page
FROM observations o
JOIN indicators i ON i.indicator_id = o.indicator_id
JOIN tables t ON t.table_id = i.table_id
JOIN documents d ON d.document_id = o.document_id;

-- Targets of an indicator across regions and periods.
CREATE OR REPLACE VIEW targets AS
SELECT region, region_level, plan_name, name, name_key, unit, comparator, value, value_high, text, cumulative,
       period_start, period_end, attribute, raw, document_id, indicator_id
FROM indicator_values
WHERE role = 'target'
ORDER BY name_key, region, period_end;

-- Base, target and actual of one indicator for one year or period, side by side, over successive plans:
-- the base of one plan stands beside the target that the plan before it set for that year.
-- Where documents disagree the value is null and ``conflict`` is true; indicator_values has all of them.
CREATE OR REPLACE VIEW progress AS
SELECT region, name_key, min(name) AS name, unit, cumulative, period_start, period_end,
       CASE WHEN count(DISTINCT value) FILTER (role = 'target') = 1 THEN max(value) FILTER (role = 'target') END AS target,
       CASE WHEN count(DISTINCT value) FILTER (role = 'baseline') = 1 THEN max(value) FILTER (role = 'baseline') END AS baseline,
       CASE WHEN count(DISTINCT value) FILTER (role IN ('actual', 'observed')) = 1
            THEN max(value) FILTER (role IN ('actual', 'observed')) END AS actual,
       count(DISTINCT value) FILTER (role = 'target') > 1 OR count(DISTINCT value) FILTER (role <> 'target') > 1 AS conflict,
       list_sort(list(DISTINCT document_id)) AS documents
FROM indicator_values
WHERE value IS NOT NULL AND role <> 'annual_average'
GROUP BY region, name_key, unit, cumulative, period_start, period_end
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
