// Finding names as people write them, with the rules of names.js.
const forms = data.units.map((unit, i) => [...new Set([unit[0], unit[1], ...data.short[i]])].map(keysOfName));
const frequent = unit => Object.keys(data.pairs[unit] ?? {}).length;
const MARKUP = /[<>{}\\]/; // hardly in a name: what is typed so is looked for as it stands

// Whole names, stems, beginnings, then names that contain it: how near each name is, the nearest and most frequent first.
function ranked(text) {
  const wanted = folded(text), stem = stemmed(text);
  const literal = MARKUP.test(text) ? i => data.units[i].slice(0, 2).some(name => plain(name).includes(plain(text.trim()))) : () => true;
  if (!wanted) return [];
  const begins = name => (!name.startsWith(wanted) ? 9 : name.split(' ').length > wanted.split(' ').length ? 2.5 : 2);
  const rank = i => Math.min(...forms[i].map(([name, root]) => (name === wanted ? 0 : root === stem ? 1 : Math.min(begins(name), stem && root.includes(stem) ? 3 : 9))));
  return data.units.map((_, i) => [rank(i), i]).filter(([score, i]) => score < 9 && literal(i)).sort(([a, i], [b, j]) => a - b || frequent(j) - frequent(i));
}

// Whom Enter takes where nobody was chosen with the arrow keys: a single letter means nobody yet, nor does a word with
// which several longer names begin.
function sure(text) {
  const [[score, unit] = [9], [next] = [9]] = ranked(text);
  return folded(text).length > 1 && (score <= 2 || (score < 3 && next >= 3)) ? unit : null;
}

// Those under whom a name stands that has no presences of its own, as the facts name it.
const under = unit => (unit in data.pairs || unit in data.register ? [] : Object.keys(data.pairs).map(Number)
  .filter(other => Object.values(data.pairs[other]).some(facts => facts.some(fact => fact[2] === unit))));

// The names somebody may have meant.
const meant = text => (MARKUP.test(text) ? [] : nearest(text, data.units.map((unit, i) => [unit[0], unit[1], ...data.short[i]])));
