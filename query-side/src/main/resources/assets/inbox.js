// Marks messages as read, in place: that is only the reader's, and nothing moves.
(() => {
  const { ask, fill } = rejoin;
  const words = document.getElementById('t-inbox-words').dataset;
  const rows = [...document.querySelectorAll('[data-message]')];
  const isNew = (row) => row.classList.contains('is-new');

  const show = (unread) => {
    document.querySelector('[data-unread-here]').textContent = unread;
    document.querySelector('.rj-head p').textContent = unread === 0 ? words.none : fill(words.unread, unread);
    const all = document.querySelector('[data-read-all]');
    if (all && unread === 0) all.hidden = true;
    rejoin.unread(unread);
  };
  const mark = (row) => {
    row.classList.remove('is-new');
    row.querySelector('[data-new]')?.remove();
    row.querySelector('[data-sentence]').classList.remove('rj-strong');
    const button = row.querySelector('[data-read]');
    if (button) {
      if (document.activeElement === button) (row.querySelector('[data-goes]') ?? document.getElementById('main')).focus();
      button.remove();
    }
  };
  const read = async (row) => {
    const answer = await ask('POST', `/api/inbox/${row.dataset.message}/read`);
    if (answer.ok) mark(row);
    return answer.ok;
  };
  const count = async () => {
    const answer = await ask('GET', '/api/inbox?unread=true&size=1');
    if (answer.ok) show(answer.body.unread);
  };

  for (const row of rows) {
    row.querySelector('[data-read]')?.addEventListener('click', async () => { if (await read(row)) count(); });
    // going there is reading it; the request outlives the page
    row.querySelector('[data-goes]')?.addEventListener('click', () => {
      if (isNew(row)) fetch(`/api/inbox/${row.dataset.message}/read`, { method: 'POST', keepalive: true, headers: { 'X-Requested-With': 'page' } });
    });
  }
  document.querySelector('[data-read-all]')?.addEventListener('click', async (event) => {
    const button = event.currentTarget;
    button.setAttribute('aria-busy', 'true');
    for (const row of rows.filter(isNew)) if (!await read(row)) break;
    button.removeAttribute('aria-busy');
    document.querySelector('[data-live-inbox] h1').tabIndex = -1;
    await count();
    if (button.hidden) document.querySelector('[data-live-inbox] h1').focus();
  });
  document.querySelectorAll('[data-live-inbox] [data-enable]').forEach((button) => { button.disabled = false; });
})();
