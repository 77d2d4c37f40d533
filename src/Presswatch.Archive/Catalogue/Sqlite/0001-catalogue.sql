-- Everything here is derived from captures, log and journal; presswatch rebuild makes it anew.
CREATE TABLE warc_file (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE maker (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE origin (id INTEGER PRIMARY KEY, name TEXT NOT NULL, digest BLOB NOT NULL, UNIQUE (digest, name));
CREATE TABLE address (id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, url TEXT NOT NULL);
CREATE INDEX address_hash ON address (hash);

-- One row a leaf of the log: id is the leaf's number plus one.
CREATE TABLE capture (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, source INTEGER NOT NULL, address INTEGER NOT NULL,
  taken INTEGER NOT NULL, claimed TEXT, status INTEGER, content_type TEXT NOT NULL, digest BLOB NOT NULL, size INTEGER NOT NULL,
  origin INTEGER, line INTEGER, file INTEGER NOT NULL, at INTEGER NOT NULL, length INTEGER NOT NULL,
  kind TEXT NOT NULL, language TEXT, maker INTEGER NOT NULL);
CREATE UNIQUE INDEX capture_name ON capture (name);

CREATE TABLE article (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, publisher TEXT NOT NULL, language TEXT NOT NULL,
  newest INTEGER NOT NULL, versions INTEGER NOT NULL, month TEXT);

-- Names of articles that were found to be one with another: they still resolve.
CREATE TABLE alias (name TEXT PRIMARY KEY, article INTEGER NOT NULL) WITHOUT ROWID;

-- Hash of publisher, language, folded text and publication date: equal keys are one article.
CREATE TABLE article_key (hash INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (hash, article)) WITHOUT ROWID;

CREATE TABLE version (
  id INTEGER PRIMARY KEY, article INTEGER NOT NULL, digest BLOB NOT NULL, number INTEGER NOT NULL,
  headline TEXT, section TEXT, published TEXT, confidence REAL NOT NULL, words INTEGER NOT NULL,
  best_time INTEGER NOT NULL, best_capture TEXT NOT NULL, maker INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE INDEX version_article ON version (article);

CREATE TABLE sighting (
  capture INTEGER NOT NULL, n INTEGER NOT NULL, address INTEGER NOT NULL, version INTEGER NOT NULL, time INTEGER NOT NULL,
  PRIMARY KEY (capture, n)) WITHOUT ROWID;
CREATE INDEX sighting_address ON sighting (address, time);
CREATE INDEX sighting_version ON sighting (version);

CREATE TABLE retired (capture INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (capture, document)) WITHOUT ROWID;
CREATE TABLE teaser (capture INTEGER NOT NULL, n INTEGER NOT NULL, lead TEXT NOT NULL, date TEXT, url TEXT, PRIMARY KEY (capture, n)) WITHOUT ROWID;
CREATE TABLE problem (capture INTEGER NOT NULL, n INTEGER NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL, message TEXT NOT NULL, PRIMARY KEY (capture, n)) WITHOUT ROWID;
