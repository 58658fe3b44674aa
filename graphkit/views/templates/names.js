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

// How many letters must be changed, added, left out or swapped; more than `most` is not counted out.
function apart(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let k = 1; k <= other.length; k += 1) {
      row[k] = Math.min(last[k] + 1, row[k - 1] + 1, last[k - 1] + (one[i - 1] === other[k - 1] ? 0 : 1));
      if (i > 1 && k > 1 && one[i - 1] === other[k - 2] && one[i - 2] === other[k - 1]) row[k] = Math.min(row[k], before[k - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}

// How far a misspelt name is from a name or a word of it, both folded; null where it is another name.
function misspelt(wanted, key) {
  const most = wanted.length < 4 ? 0 : wanted.length < 6 ? 1 : wanted.length < 9 ? 2 : 3;
  const words = key.split(' ').filter((word) => word.length > 3);
  const least = Math.min(...[key, ...words].map((text) => apart(wanted, text, most)));
  return most && least <= most ? least : null;
}
