// Names found without diacritics, in Latvian case forms and misspelt, by the same rules as on the command line. Shared by pages.

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

// How far a misspelt name is from a name or a word of it, both folded; null where it is another name.
function misspelt(wanted, key) {
  const most = wanted.length < 4 ? 0 : wanted.length < 6 ? 1 : wanted.length < 9 ? 2 : 3;
  const words = key.split(' ').filter((word) => word.length > 3);
  const least = Math.min(...[key, ...words].map((text) => apart(wanted, text, most)));
  return most && least <= most ? least : null;
}
