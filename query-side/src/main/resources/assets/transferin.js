// One national id per line: sent once each, told line by line, taken back one by one.
(() => {
  const { fill, kept, key, masked, start } = rejoin;
  const form = document.getElementById('enter');
  const area = document.getElementById('f-ids');
  const count = document.getElementById('count');
  const words = document.getElementById('t-transferin').dataset;
  const copy = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
  let batch = null;
  let asked = null; // the list as last sent: the same goes out under the same id, another under its own
  let sent = [];

  /** What stands in the area: forgiven are spaces, full width and empty lines. */
  const lines = () => {
    const seen = new Map();
    return area.value.split('\n')
      .map((text, n) => ({ at: n + 1, id: text.normalize('NFKC').replace(/\s/g, '') }))
      .filter((line) => line.id)
      .map((line) => {
        const double = seen.has(line.id);
        if (!double) seen.set(line.id, line.at);
        return { ...line, double };
      });
  };
  const tell = () => {
    const all = lines();
    const doubles = all.filter((line) => line.double).length;
    count.textContent = all.length ? fill(doubles ? count.dataset.doubles : count.dataset.count, all.length, doubles) : '';
  };
  area.addEventListener('input', tell);

  form.addEventListener('rj:body', (event) => {
    sent = lines();
    event.detail.nationalIds = sent.filter((line) => !line.double).map((line) => line.id);
    const list = JSON.stringify(event.detail);
    if (list !== asked) batch = key();
    asked = list;
    event.detail.transferInId = batch;
  });
  form.addEventListener('rj:done', (event) => {
    event.preventDefault();
    show(batch, sent, event.detail.body.results);
    asked = null; // it is done: the same once more is another entry
    kept(form);
    tell();
  });

  const show = (transferIn, asked, results) => {
    const box = copy('t-result');
    const single = asked.filter((line) => !line.double);
    const outcomeOf = (line) => results[single.indexOf(line)];
    const number = (outcome) => results.filter((one) => one.outcome === outcome).length;
    box.querySelector('[data-title]').textContent = fill(words.title, results.length, number('MATCHED'), number('NO_OPEN_CASE'), number('INVALID'));
    for (const line of asked) {
      const row = copy('t-line');
      row.querySelector('[data-line]').textContent = line.at;
      row.querySelector('[data-id]').textContent = masked(line.id);
      const result = line.double ? { outcome: 'DOUBLE' } : outcomeOf(line);
      row.querySelector('[data-outcome]').append(copy(`t-${result.outcome}`));
      if (['MATCHED', 'NO_OPEN_CASE'].includes(result.outcome)) row.querySelector('[data-withdraw]').append(withdrawing(transferIn, result.line, line.at, row));
      box.querySelector('tbody').append(row);
    }
    area.value = single.filter((line) => outcomeOf(line).outcome === 'INVALID').map((line) => line.id).join('\n');
    document.getElementById('results').prepend(box);
    box.scrollIntoView({ block: 'nearest' });
    box.focus();
  };
  const withdrawing = (transferIn, line, at, row) => {
    const box = copy('t-withdraw');
    const inner = box.querySelector('form');
    const input = inner.querySelector('input');
    box.querySelector('[data-which]').textContent = fill(words.ofLine, at);
    input.id = `r-${transferIn}-${line}`;
    inner.querySelector('[data-label]').htmlFor = input.id;
    inner.dataset.command = `DELETE /api/transfer-ins/${transferIn}/lines/${line}`;
    start(inner);
    changed(inner, row);
    return box;
  };
  // in place: what was pasted above and not sent yet stays
  const changed = (inner, row) => inner.addEventListener('rj:done', (event) => {
    event.preventDefault();
    row.querySelector('[data-outcome]').replaceChildren(copy('t-WITHDRAWN'));
    row.querySelector('[data-withdraw]').replaceChildren();
    row.tabIndex = -1;
    row.focus();
  });
  document.querySelectorAll('[data-withdraw] form').forEach((inner) => changed(inner, inner.closest('tr')));
})();
