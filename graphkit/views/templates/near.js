// Names close to a misspelt one.

// How many letters are wrong: left out, put in, put for another, or two turned about.
function distance(a, b) {
  let before = [], last = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    before = last;
    last = row;
  }
  return last[b.length];
}

// Where the names stand that are nearest to what is typed, each of them a list of its forms; a form may go on beyond it.
function nearest(typed, names, most = 4) {
  const bound = Math.max(1, Math.floor(typed.length / 4)), length = typed.split(' ').length;
  if (typed.length < 3) return [];
  const wrong = form => {
    const begun = form.split(' ').slice(0, length).join(' ');
    return Math.abs(begun.length - typed.length) > bound ? 9 : distance(typed, begun) + (begun === form ? 0 : 0.5);
  };
  const ranked = names.map((forms, i) => [Math.min(...forms.map(wrong)), i]).filter(([far]) => far < bound + 1);
  return ranked.sort(([a, i], [b, j]) => a - b || i - j).slice(0, most).map(([, i]) => i);
}
