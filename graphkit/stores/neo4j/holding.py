"""The statements on the node that stands for a load: who holds a data set, until when, and how many batches are in."""

HOLD = """
MERGE (l:GraphkitLoad {dataset: $dataset}) SET l.asked = $token
WITH l, (l.token IS NULL OR l.until < timestamp() OR l.token IN $dead) AS free
FOREACH (_ IN CASE WHEN free THEN [1] ELSE [] END | SET l.token = $token, l.holder = $holder, l.until = timestamp() + $expires)
RETURN free, l.token AS token, l.holder AS holder, l.until - timestamp() AS left, l.generation AS generation,
  l.digest AS digest, l.done AS done, coalesce(l.garbage, []) AS garbage
"""
BEGIN = """
MERGE (c:GraphkitCounter {name: 'generation'}) SET c.last = coalesce(c.last, 0) + 1
WITH c MATCH (l:GraphkitLoad {dataset: $dataset, token: $token})
SET l.generation = c.last, l.digest = $digest, l.done = 0, l.garbage = $garbage
RETURN l.generation AS generation
"""
RENEW = """
MATCH (l:GraphkitLoad {dataset: $dataset}) SET l.asked = $token
WITH l WHERE l.token = $token SET l.until = timestamp() + $expires
RETURN l.done AS done
"""
SAID = "MATCH (l:GraphkitLoad {dataset: $dataset}) RETURN l.token = $token AS mine, l.done AS done"
IN = "MATCH (l:GraphkitLoad {dataset: $dataset, token: $token}) WHERE l.done IS NOT NULL RETURN l.done AS done"
DONE = "MATCH (l:GraphkitLoad {dataset: $dataset}) SET l.done = $done"
SWITCH = """
MATCH (l:GraphkitLoad {dataset: $dataset, token: $token})
MERGE (d:GraphkitDataset {name: $dataset})
WITH l, d, d.generation AS old
SET l.garbage = [g IN coalesce(l.garbage, []) + [old] WHERE g IS NOT NULL],
  d = $facts, d.loaded_at = datetime()
REMOVE l.generation, l.digest, l.done
"""
