// Finding names as people write them, with the rules of names.js.
const forms = data.units.map((unit, i) => [...new Set([unit[0], unit[1], ...data.short[i]])].map(name => [folded(name), stemmed(name)]));
const frequent = unit => Object.keys(data.pairs[unit] ?? {}).length;
const MARKUP = /[<>{}\\]/; // hardly in a name: what is typed so is looked for as it stands

function hits(text) {
  const wanted = folded(text), stem = stemmed(text);
  const literal = MARKUP.test(text) ? i => data.units[i].slice(0, 2).some(name => plain(name).includes(plain(text.trim()))) : null;
  if (!wanted) return [];
  const rank = i => Math.min(...forms[i].map(([name, root]) => (name === wanted ? 0 : root === stem ? 1 : name.startsWith(wanted) ? 2 : root.includes(stem) && stem ? 3 : 9)));
  return data.units.map((_, i) => [rank(i), i]).filter(([score]) => score < 9)
    .sort(([a, i], [b, j]) => a - b || frequent(j) - frequent(i)).map(([, i]) => i).filter(literal ?? (() => true));
}

// The names somebody may have meant; failing the whole, those like its first word.
function meant(text) {
  if (MARKUP.test(text)) return [];
  const near = typed => nearest(typed, forms.map(list => list.flat()));
  const whole = [...new Set([...near(folded(text)), ...near(stemmed(text))])];
  const word = folded(text).split(' ')[0];
  return (whole.length || word.length < 4 ? whole : near(word)).slice(0, 4);
}
