-- Answers that tell of an address beside its sightings: kind 1 missing, 2 not modified.
CREATE TABLE answer (address INTEGER NOT NULL, time INTEGER NOT NULL, capture INTEGER NOT NULL, kind INTEGER NOT NULL, PRIMARY KEY (address, time, capture)) WITHOUT ROWID;
CREATE INDEX answer_missing ON answer (address) WHERE kind = 1;
-- Last time that a source answered as itself: with a page, a list, "not modified" or "not there".
CREATE TABLE heard (source INTEGER PRIMARY KEY, time INTEGER NOT NULL);

INSERT INTO answer SELECT c.address, coalesce(CAST(round(unixepoch(c.claimed, 'subsec') * 1000) AS INTEGER), c.taken), c.id, CASE p.code WHEN 'PW1111' THEN 2 ELSE 1 END
  FROM problem p JOIN capture c ON c.id = p.capture WHERE p.n = 0 AND p.code IN ('PW1015', 'PW6006', 'PW1111') AND c.status IS NOT NULL;
INSERT INTO heard SELECT c.source, max(coalesce(CAST(round(unixepoch(c.claimed, 'subsec') * 1000) AS INTEGER), c.taken)) FROM capture c LEFT JOIN problem p ON p.capture = c.id AND p.n = 0
  WHERE c.status IN (304, 404, 410) OR (c.status BETWEEN 200 AND 299 AND c.kind <> 'block' AND (c.kind <> 'empty' OR p.code IN ('PW1113', 'PW6006', 'PW1004'))) GROUP BY c.source;
