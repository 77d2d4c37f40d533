-- "No such page" with status 200 is an answer of the source as itself, like 404.
INSERT INTO heard SELECT c.source, max(coalesce(CAST(round(unixepoch(c.claimed, 'subsec') * 1000) AS INTEGER), c.taken)) FROM capture c JOIN problem p ON p.capture = c.id AND p.n = 0
  WHERE c.status BETWEEN 200 AND 299 AND p.code = 'PW6006' GROUP BY c.source ON CONFLICT (source) DO UPDATE SET time = max(time, excluded.time);
