// The tables of a database of plans.
#pragma once

namespace fenjie {

/// Changes with the tables: an older or newer file is refused rather than written to.
inline constexpr int kDatabaseVersion = 1;

inline constexpr const char* kDatabaseSchema = R"sql(
CREATE TABLE plan (
  plan_id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, source TEXT NOT NULL, media_type TEXT NOT NULL,
  title TEXT, kind TEXT NOT NULL, document_number TEXT, issued TEXT, period_start TEXT, period_end TEXT);
CREATE TABLE issuer (
  plan_id INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE, position INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (plan_id, position));
CREATE TABLE section (
  section_id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE, id TEXT NOT NULL,
  parent TEXT, level INTEGER NOT NULL, kind TEXT NOT NULL, marker TEXT, title TEXT, line INTEGER NOT NULL, page INTEGER,
  UNIQUE (plan_id, id));
CREATE TABLE task (
  task_id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE, id TEXT NOT NULL,
  section_id INTEGER REFERENCES section ON DELETE SET NULL, kind TEXT NOT NULL, number TEXT, title TEXT, category TEXT,
  text TEXT NOT NULL, deadline_text TEXT, deadline_start TEXT, deadline_end TEXT, ongoing INTEGER NOT NULL,
  span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, line INTEGER NOT NULL, page INTEGER,
  UNIQUE (plan_id, id));
CREATE TABLE organization (organization_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE responsible (
  task_id INTEGER NOT NULL REFERENCES task ON DELETE CASCADE, position INTEGER NOT NULL, role TEXT NOT NULL,
  organization_id INTEGER NOT NULL REFERENCES organization, person TEXT, person_position TEXT, text TEXT NOT NULL,
  origin TEXT NOT NULL, PRIMARY KEY (task_id, position));
CREATE TABLE recurrence (
  task_id INTEGER NOT NULL REFERENCES task ON DELETE CASCADE, position INTEGER NOT NULL, text TEXT NOT NULL, every TEXT,
  PRIMARY KEY (task_id, position));
CREATE TABLE target (
  target_id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE, id TEXT NOT NULL,
  task_id INTEGER REFERENCES task ON DELETE CASCADE, metric TEXT NOT NULL, subject TEXT, excluding TEXT,
  comparator TEXT NOT NULL, value NUMERIC NOT NULL, value_max NUMERIC, unit TEXT NOT NULL, per_every TEXT, per_each TEXT,
  change TEXT, baseline TEXT, modality TEXT NOT NULL, deadline_end TEXT, text TEXT NOT NULL, line INTEGER NOT NULL,
  page INTEGER, UNIQUE (plan_id, id));
CREATE TABLE warning (
  plan_id INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE, position INTEGER NOT NULL, code TEXT NOT NULL,
  message TEXT NOT NULL, line INTEGER, PRIMARY KEY (plan_id, position));
CREATE INDEX task_of_plan ON task (plan_id);
CREATE INDEX task_of_section ON task (section_id);
CREATE INDEX responsible_of_organization ON responsible (organization_id);
CREATE INDEX target_of_task ON target (task_id);
CREATE INDEX target_of_metric ON target (metric);
-- Full text over Chinese without words: every three characters that follow each other.
CREATE VIRTUAL TABLE task_search USING fts5(title, text, content='task', content_rowid='task_id', tokenize='trigram');
CREATE TRIGGER task_added AFTER INSERT ON task BEGIN
  INSERT INTO task_search (rowid, title, text) VALUES (new.task_id, new.title, new.text);
END;
CREATE TRIGGER task_removed AFTER DELETE ON task BEGIN
  INSERT INTO task_search (task_search, rowid, title, text) VALUES ('delete', old.task_id, old.title, old.text);
END;
-- The ledger, as the CSV has it.
CREATE VIEW ledger AS
SELECT row_number() OVER (ORDER BY t.plan_id, t.task_id) AS 序号,
  coalesce(t.category, s.title, '') AS 类别, t.text AS 工作任务,
  coalesce((SELECT group_concat(text, '；') FROM (SELECT DISTINCT g.text FROM target g WHERE g.task_id = t.task_id)), '') AS 目标,
  coalesce((SELECT group_concat(o.name, '、') FROM responsible r JOIN organization o USING (organization_id)
            WHERE r.task_id = t.task_id AND r.role = 'lead'), '') AS 牵头单位,
  coalesce((SELECT group_concat(o.name, '、') FROM responsible r JOIN organization o USING (organization_id)
            WHERE r.task_id = t.task_id AND r.role IN ('responsible', 'implement')), '') AS 责任单位,
  coalesce((SELECT group_concat(o.name || CASE r.role WHEN 'supervise' THEN '（督导）' ELSE '' END, '、')
            FROM responsible r JOIN organization o USING (organization_id)
            WHERE r.task_id = t.task_id AND r.role IN ('cooperate', 'supervise')), '') AS 配合单位,
  coalesce(t.deadline_end, t.deadline_text, '') AS 完成时限,
  coalesce(p.title, p.source) || ' 第' || t.line || '行' AS 出处
FROM task t JOIN plan p USING (plan_id) LEFT JOIN section s ON s.section_id = t.section_id;
)sql";

}  // namespace fenjie
