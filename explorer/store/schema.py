"""The schema of the store as numbered migrations, and the marks by which a store is known.

`documents`, `claims`, `relations`, `relation_claims` and `decisions` are public: their columns stay. The rest may
change. In a table WITHOUT ROWID the primary key comes first: some SQLite versions misread NOT NULL otherwise.
"""

from __future__ import annotations

APPLICATION_ID = 0x46614578  # "FaEx"

MIGRATIONS: tuple[str, ...] = (
    """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  format TEXT NOT NULL,
  title TEXT, publisher TEXT, author TEXT,
  published TEXT,
  published_from TEXT CHECK (published_from IN ('front-matter', 'html', 'filename', 'text', 'user', 'metadata')),
  language TEXT,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  words INTEGER NOT NULL DEFAULT 0,
  page_starts TEXT,
  notes TEXT
);
CREATE INDEX documents_sha256 ON documents (sha256);

CREATE TABLE files (
  path TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  sha256 TEXT,
  document_id INTEGER REFERENCES documents (id) ON DELETE SET NULL,
  reason TEXT,
  settings TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

CREATE TABLE claims (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('quantity', 'event')),
  subject TEXT, metric TEXT, object TEXT,
  value REAL, value_max REAL, unit TEXT,
  printed TEXT NOT NULL,
  low REAL, high REAL,
  qualifier TEXT NOT NULL DEFAULT 'exactly'
    CHECK (qualifier IN ('exactly', 'about', 'over', 'under', 'at least', 'at most')),
  basis TEXT CHECK (basis IN ('yoy', 'qoq', 'mom', 'change')),
  period TEXT, period_start TEXT, period_end TEXT,
  stated TEXT,
  modality TEXT NOT NULL DEFAULT 'actual' CHECK (modality IN
    ('actual', 'estimate', 'target', 'plan', 'forecast', 'opinion', 'denied', 'hypothetical')),
  scope TEXT, place TEXT, attribution TEXT,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
  page INTEGER,
  restates INTEGER REFERENCES claims (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  inferred TEXT NOT NULL DEFAULT '',
  rule TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT 'extracted' CHECK (source IN ('extracted', 'imported', 'corrected')),
  confidence REAL NOT NULL DEFAULT 1.0 CHECK (confidence BETWEEN 0 AND 1),
  phrase TEXT,
  CHECK (0 <= sentence_start AND sentence_start <= start AND start < "end" AND "end" <= sentence_end)
);
CREATE INDEX claims_document ON claims (document_id, start);
CREATE INDEX claims_metric ON claims (metric, subject, period);
CREATE INDEX claims_period ON claims (period_start, period_end);
CREATE INDEX claims_restates ON claims (restates) WHERE restates IS NOT NULL;

CREATE TABLE claim_readings (
  claim_id INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  value,
  PRIMARY KEY (claim_id, field)
) WITHOUT ROWID;

CREATE TABLE claim_keys (
  key INTEGER NOT NULL,
  claim_id INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  PRIMARY KEY (key, claim_id)
) WITHOUT ROWID;
CREATE INDEX claim_keys_claim ON claim_keys (claim_id);

CREATE TABLE claim_sketches (
  claim_id INTEGER PRIMARY KEY REFERENCES claims (id) ON DELETE CASCADE,
  sketch TEXT NOT NULL
);

CREATE TABLE stale_keys (key INTEGER PRIMARY KEY);

CREATE TABLE relations (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL CHECK (type IN ('agreement', 'rounding', 'scope', 'period', 'status', 'opinion', 'revision',
    'scale', 'direction', 'contradiction', 'arithmetic', 'arithmetic-ok', 'plausibility', 'undetermined')),
  subject TEXT, metric TEXT, period TEXT,
  severity REAL NOT NULL CHECK (severity BETWEEN 0 AND 1),
  reason TEXT NOT NULL,
  hint TEXT,
  rule TEXT NOT NULL
);
CREATE INDEX relations_severity ON relations (severity DESC, id);
CREATE INDEX relations_type ON relations (type, severity DESC, id);
CREATE INDEX relations_metric ON relations (metric);

CREATE TABLE relation_claims (
  relation_id INTEGER NOT NULL REFERENCES relations (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  claim_id INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  role TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (relation_id, position)
) WITHOUT ROWID;
CREATE INDEX relation_claims_claim ON relation_claims (claim_id);

CREATE TABLE relation_keys (
  key INTEGER NOT NULL,
  relation_id INTEGER NOT NULL REFERENCES relations (id) ON DELETE CASCADE,
  PRIMARY KEY (key, relation_id)
) WITHOUT ROWID;
CREATE INDEX relation_keys_relation ON relation_keys (relation_id);

CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  line TEXT NOT NULL,
  UNIQUE (document, line)
);

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  target TEXT NOT NULL CHECK (target IN ('claim', 'relation', 'document', 'name')),
  action TEXT NOT NULL,
  field TEXT, value TEXT, note TEXT, author TEXT,
  made_at TEXT NOT NULL,
  undone_at TEXT,
  uid TEXT NOT NULL UNIQUE
);
CREATE INDEX decisions_fingerprint ON decisions (fingerprint);

CREATE TABLE decision_targets (
  decision_id INTEGER PRIMARY KEY REFERENCES decisions (id),
  claim_id INTEGER REFERENCES claims (id) ON DELETE SET NULL,
  relation_id INTEGER REFERENCES relations (id) ON DELETE SET NULL,
  document_id INTEGER REFERENCES documents (id) ON DELETE SET NULL
);
CREATE INDEX decision_targets_claim ON decision_targets (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX decision_targets_relation ON decision_targets (relation_id) WHERE relation_id IS NOT NULL;
CREATE INDEX decision_targets_document ON decision_targets (document_id) WHERE document_id IS NOT NULL;

CREATE VIEW claim_decisions AS
  SELECT t.claim_id, d.id AS decision_id, d.action, d.field, d.value, d.note, d.author, d.made_at
  FROM decision_targets t JOIN decisions d ON d.id = t.decision_id
  WHERE d.undone_at IS NULL AND t.claim_id IS NOT NULL;

CREATE VIEW relation_decisions AS
  SELECT t.relation_id, d.id AS decision_id, d.action, d.field, d.value, d.note, d.author, d.made_at
  FROM decision_targets t JOIN decisions d ON d.id = t.decision_id
  WHERE d.undone_at IS NULL AND t.relation_id IS NOT NULL;

CREATE VIEW claims_readable AS
  SELECT c.id, coalesce(d.title, d.path) AS document, d.publisher, d.published,
    c.subject, c.metric, c.object, c.value, c.value_max, c.unit, c.printed, c.qualifier, c.basis, c.period, c.modality,
    c.scope, c.place, c.attribution,
    substr(d.text, c.sentence_start + 1, c.sentence_end - c.sentence_start) AS sentence,
    c.page, d.path, c.inferred, c.rule, c.source,
    (SELECT action FROM claim_decisions s WHERE s.claim_id = c.id
     AND s.action IN ('verify', 'dispute', 'dismiss', 'clear') ORDER BY s.decision_id DESC LIMIT 1) AS verdict
  FROM claims c JOIN documents d ON d.id = c.document_id;

CREATE VIEW conflicts_readable AS
  SELECT r.id, r.type, r.severity, r.subject, r.metric, r.period, r.reason, r.hint,
    coalesce(d1.title, d1.path) AS document, c1.printed,
    substr(d1.text, c1.sentence_start + 1, c1.sentence_end - c1.sentence_start) AS sentence,
    coalesce(d2.title, d2.path) AS other_document, c2.printed AS other_printed,
    substr(d2.text, c2.sentence_start + 1, c2.sentence_end - c2.sentence_start) AS other_sentence,
    (SELECT count(*) FROM relation_claims n WHERE n.relation_id = r.id) AS claims
  FROM relations r
  JOIN relation_claims m1 ON m1.relation_id = r.id AND m1.position = 0
  JOIN claims c1 ON c1.id = m1.claim_id JOIN documents d1 ON d1.id = c1.document_id
  LEFT JOIN relation_claims m2 ON m2.relation_id = r.id
    AND m2.position = (SELECT max(position) FROM relation_claims l WHERE l.relation_id = r.id)
  LEFT JOIN claims c2 ON c2.id = m2.claim_id LEFT JOIN documents d2 ON d2.id = c2.document_id
  WHERE r.type IN ('contradiction', 'direction', 'scale', 'arithmetic', 'plausibility', 'undetermined');

CREATE VIRTUAL TABLE claim_terms USING fts5 (
  sentence, facts, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE claim_vocabulary USING fts5vocab (claim_terms, 'row');
CREATE VIRTUAL TABLE passage_terms USING fts5 (
  body, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0'
);

CREATE TABLE searches (
  query TEXT PRIMARY KEY,
  name TEXT,
  used_at TEXT NOT NULL
) WITHOUT ROWID;
""",
    # The groups that wait to be related, by the year of the claims that changed; relations by the year of their latest
    # claim, so that a change to a large group finds anew only what is near it in time. Large groups of an older
    # store are related anew: their relations have no year yet.
    """
CREATE TABLE stale_years (
  key INTEGER NOT NULL,
  year INTEGER NOT NULL,
  changes INTEGER NOT NULL,
  PRIMARY KEY (key, year)
) WITHOUT ROWID;
INSERT INTO stale_years (key, year, changes) SELECT key, 0, 1000000000 FROM stale_keys;
INSERT OR REPLACE INTO stale_years (key, year, changes)
  SELECT key, 0, 1000000000 FROM claim_keys GROUP BY key HAVING count(*) > 400;
DROP TABLE stale_keys;
ALTER TABLE stale_years RENAME TO stale_keys;
ALTER TABLE relation_keys ADD COLUMN year INTEGER NOT NULL DEFAULT 0;
""",
    # A document is known by the first digits of its hash: all of them took as much room as a line of its text.
    """
DROP INDEX documents_sha256;
CREATE INDEX documents_hash ON documents (substr(sha256, 1, 8));
""",
)

SCHEMA_VERSION = len(MIGRATIONS)
