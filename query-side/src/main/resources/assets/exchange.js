// A file of the exchange of registers: what became of each pupil, whoever needs a look first.
(() => {
  const form = document.getElementById('exchange');
  const clear = () => { document.getElementById('exchanged')?.remove(); };
  const cell = (...content) => {
    const made = document.createElement('td');
    made.append(...content);
    return made;
  };
  const link = ({ entryId, number }) => {
    const made = document.createElement('a');
    made.href = `/register/${entryId}`;
    made.textContent = number;
    return made;
  };
  form.addEventListener('rj:refused', clear);
  form.addEventListener('rj:done', (event) => {
    event.preventDefault();
    clear();
    const { pupils, entered, returned, alreadyThere, refused, unfinished, absenceMonths, results } = event.detail.body;
    const box = document.getElementById('t-exchanged').content.firstElementChild.cloneNode(true);
    const words = {
      ENTERED: box.dataset.entered, RETURNED: box.dataset.returned, ALREADY_THERE: box.dataset.alreadyThere, REFUSED: box.dataset.refused, UNFINISHED: box.dataset.unfinished,
    };
    const fill = (element, ...values) => { element.textContent = rejoin.fill(element.textContent, ...values); };
    fill(box.querySelector('[data-sum]'), pupils, entered, returned, alreadyThere, refused);
    const brokenOff = box.querySelector('[data-broken-off]');
    if (unfinished) fill(brokenOff.firstElementChild, unfinished);
    else brokenOff.remove();
    const absence = box.querySelector('[data-absence]');
    if (absenceMonths) fill(absence, absenceMonths);
    else absence.remove();
    const rank = ({ standing }) => (standing === 'REFUSED' ? 0 : standing === 'UNFINISHED' ? 1 : 2);
    for (const one of [...results].sort((a, b) => rank(a) - rank(b) || a.position - b.position)) {
      const row = box.querySelector('tbody').insertRow();
      const position = cell(String(one.position));
      position.className = 'num';
      const said = document.createElement('p');
      said.textContent = words[one.standing];
      const problems = one.problems.map(({ element, message }) => {
        const line = document.createElement('p');
        line.textContent = element ? rejoin.fill(box.dataset.about, element, message) : message;
        return line;
      });
      row.append(position, cell(said, ...problems), cell(...(one.entryId ? [link(one)] : [])));
    }
    form.before(box);
    if (!unfinished) form.reset();
    box.scrollIntoView({ block: 'nearest' });
    box.focus();
  });
})();
