// The list of a class in one command, ticked by keys; and what is so or not of a pupil, which no field is too.
(() => {
  const ends = (value) => (value.startsWith('LEAVE_') && value !== 'LEAVE_REFUSED' ? { mark: 'LEAVE_GRANTED', leave: value.slice(6) } : { mark: value });

  const conditions = document.getElementById('conditions');
  conditions?.addEventListener('rj:body', (event) => {
    for (const box of conditions.querySelectorAll('[data-condition]')) event.detail[box.value] = box.checked;
  });

  const list = document.getElementById('list');
  if (!list) return;
  const lines = () => [...list.querySelectorAll('[data-line]')];

  /** What stands in a line; null where nothing is said of it. */
  const entryOf = (line) => {
    if (line.dataset.pupil) {
      const chosen = line.querySelector('input:checked');
      return chosen && { pupil: line.dataset.pupil, ...ends(chosen.value) };
    }
    const said = (name) => line.querySelector(`[data-of=${name}] input, [data-of=${name}] select`).value.normalize('NFKC').trim();
    if (!said('nationalId') && !said('name')) return null;
    return { nationalId: said('nationalId') || null, name: said('name') || null, ...ends(said('mark')) };
  };
  list.addEventListener('rj:body', (event) => {
    event.detail.entries = [];
    for (const line of lines()) {
      const entry = entryOf(line);
      const at = `entries.${event.detail.entries.length}`;
      delete line.dataset.field;
      line.querySelectorAll('[data-of]').forEach((box) => { delete box.dataset.field; });
      if (!entry) continue;
      // what is wrong is said where it stands
      if (line.dataset.pupil) line.dataset.field = `${at}.mark`;
      line.querySelectorAll('[data-of]').forEach((box) => { box.dataset.field = `${at}.${box.dataset.of}`; });
      event.detail.entries.push(entry);
    }
  });

  // a letter says it of the pupil one is at, and goes on to the next
  list.addEventListener('keydown', (event) => {
    const line = event.target.closest('[data-pupil]');
    if (!line || event.ctrlKey || event.altKey || event.metaKey) return;
    const wanted = line.querySelector(`input[data-key="${CSS.escape(event.key.toUpperCase())}"]`);
    if (!wanted) return;
    event.preventDefault();
    wanted.checked = true;
    wanted.dispatchEvent(new Event('input', { bubbles: true }));
    const all = lines().filter((one) => one.querySelector('input[data-key]'));
    const next = all[all.indexOf(line) + 1];
    (next?.querySelector('input:checked') ?? next?.querySelector('input') ?? list.querySelector('button[type=submit]')).focus();
  });

  let added = 0;
  const add = () => {
    const line = document.getElementById('t-more').content.firstElementChild.cloneNode(true);
    added += 1;
    for (const box of line.querySelectorAll('[data-of]')) {
      const field = box.querySelector('input, select');
      field.id = `n-${added}-${box.dataset.of}`;
      box.querySelector('label').htmlFor = field.id;
    }
    document.getElementById('more').append(line);
    return line;
  };
  document.getElementById('add').addEventListener('click', () => add().querySelector('input').focus());
  if (!list.querySelector('[data-pupil]')) add();
})();
