// Which two phases are held against each other.
function showPair() {
  const chosen = document.querySelector('#pairs :checked')?.value;
  if (chosen === undefined) return;
  for (const part of all('[data-pair]')) part.hidden = part.dataset.pair !== chosen;
}

for (const radio of all('#pairs input')) radio.addEventListener('change', showPair);
// An address that names a phase and no pair, as other pages lead here, is of that phase and the one before it, or after the first.
document.addEventListener('recalled', () => {
  const named = place => all('#pairs input').find(radio => radio.value.split('|')[place] === address.get('phase'));
  const asked = named(1) ?? named(0);
  if (asked && !address.has('pair')) asked.checked = true;
  showPair();
});
showPair();
