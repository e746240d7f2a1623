// Finds the cases of a student; whom one looks for never stands in an address.
(() => {
  const { ask, clear, fill, kept, masked, send, showFields } = rejoin;
  const form = document.getElementById('search');
  const text = document.getElementById('f-text');
  const found = document.getElementById('found');
  const title = document.getElementById('found-title');
  const codes = document.getElementById('t-codes').content;
  const more = document.getElementById('more');
  let page = 0;
  let schools = new Map();

  const by = () => form.querySelector('[name="by"]:checked').value;
  const wordOf = (list, value) => (value === null || value === undefined ? '' : codes.querySelector(`[data-list="${list}"][data-code="${CSS.escape(String(value))}"]`)?.textContent ?? value);
  // of many at once nobody needs the whole: that is asked for in the case, and recorded
  const MASKED = ['nationalId', 'residentialAddress'];
  const cellOf = (row, field) => {
    if (field === 'school') return schools.get(row.school) ?? row.school;
    return MASKED.includes(field) ? masked(row[field]) : wordOf(field, row[field]);
  };

  form.addEventListener('rj:body', (event) => {
    const typed = text.value.normalize('NFKC').trim();
    event.detail[by()] = by() === 'nationalId' ? typed.replace(/\s/g, '') : typed;
    event.detail.page = page;
  });
  form.addEventListener('submit', (event) => {
    if (!text.value.trim()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      clear(form);
      showFields(form, [{ pointer: '/nationalId', message: text.dataset.missing }]);
    }
    page = 0;
  }, true);
  form.addEventListener('rj:refused', () => { found.hidden = true; });
  form.addEventListener('rj:done', (event) => {
    event.preventDefault();
    kept(form);
    show(event.detail.body);
  });

  const show = (answer) => {
    title.textContent = answer.total ? fill(title.dataset.found, answer.total) : title.dataset.none;
    document.getElementById('nothing').hidden = answer.total > 0;
    document.getElementById('rows').hidden = answer.total === 0;
    document.querySelector('#rows tbody').replaceChildren(...answer.items.map((row) => {
      const line = document.getElementById('t-row').content.firstElementChild.cloneNode(true);
      line.querySelectorAll('[data-of]').forEach((cell) => { cell.textContent = cellOf(row, cell.dataset.of); });
      line.querySelector('a').href = `/cases/${row.caseId}`;
      return line;
    }));
    more.hidden = answer.total <= answer.size;
    const first = answer.page * answer.size;
    const range = more.querySelector('[data-range]');
    range.textContent = fill(range.dataset.word, first + 1, Math.min(first + answer.size, answer.total), answer.total);
    more.querySelector('[data-turn="-1"]').disabled = answer.page === 0;
    more.querySelector('[data-turn="1"]').disabled = first + answer.size >= answer.total;
    found.hidden = false;
    found.focus();
  };
  more.addEventListener('click', (event) => {
    const turn = event.target.closest('[data-turn]');
    if (turn) { page += Number(turn.dataset.turn); send(form); }
  });
  form.querySelectorAll('[name="by"]').forEach((one) => one.addEventListener('change', () => { text.value = ''; text.focus(); }));
  ask('GET', '/api/code-lists/schools').then((answer) => { if (answer.ok) schools = new Map(answer.body.map((school) => [school.code, school.zh])); }, () => {});
})();
