// Names found without diacritics and in Latvian case forms, by the rules of the command line; and misspelt ones. Shared by pages.

const nameRules = (typeof DATA === 'undefined' ? data : DATA).folding;
const asRules = (list) => list.map(([pattern, replacement]) => [new RegExp(pattern, 'gu'), replacement.replace(/\$\{(\d)\}/g, '$$$1')]);
const nameShortening = asRules(nameRules.abbreviations);
const nameEndings = asRules(nameRules.stemming);
const rewritten = (text, rules) => rules.reduce((changed, [pattern, by]) => changed.replace(pattern, by), text);

function folded(text) {
  const bare = text.normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+/g, '').normalize('NFC');
  const letters = Array.from(bare, (letter) => nameRules.letters[letter] || letter).join('');
  const parted = letters.replace(/[^\p{L}\p{M}\p{N}.]+/gu, ' ');
  return rewritten(parted, nameShortening).replace(/[ .]+/g, ' ').trim() || text.trim().toLowerCase();
}

// The rules want a space after each word, the last one too.
function stemmed(text) {
  return rewritten(`${folded(text)} `, nameEndings).slice(0, -1);
}

// Both of a name's keys, worked out once.
const knownKeys = new Map();
function keysOfName(text) {
  if (!knownKeys.has(text)) knownKeys.set(text, [folded(text), stemmed(text)]);
  return knownKeys.get(text);
}

// How far a misspelt name is from a name, or from as many words within it, both folded; null where it is another name.
// A whole name is nearer than a part of one.
function misspelt(wanted, key) {
  const most = wanted.length < 4 ? 0 : wanted.length < 6 ? 1 : wanted.length < 9 ? 2 : 3;
  const words = key.split(' '), length = wanted.split(' ').length;
  const parts = words.map((_, i) => words.slice(i, i + length).join(' ')).filter((part) => part.length > 3 && part !== key);
  const far = Math.min(apart(wanted, key, most), ...parts.map((part) => apart(wanted, part, most) + 0.5));
  return most && far < most + 1 ? far : null;
}

// Where the names stand that are nearest to what is typed, each of them a list of its texts.
function allNear(typed, names) {
  const [wanted, stem] = [folded(typed), stemmed(typed)];
  const far = (text) => [misspelt(wanted, keysOfName(text)[0]), misspelt(stem, keysOfName(text)[1])].filter((each) => each !== null);
  const near = names.map((texts, i) => [Math.min(...texts.flatMap(far)), i]).filter(([least]) => least < 9);
  return near.sort(([a, i], [b, j]) => a - b || i - j).map(([, i]) => i);
}

// The nearest few; failing the whole, those like its first word, unless that is a word of many names.
function nearest(typed, names, limit = 4) {
  const found = allNear(typed, names), first = found.length ? [] : allNear(folded(typed).split(' ')[0], names);
  return found.length ? found.slice(0, limit) : first.length > limit ? [] : first;
}
