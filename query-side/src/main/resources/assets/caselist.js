// Filters somebody keeps: only hers, so they are kept and removed at once, and removing can be undone.
(() => {
  const { ask, key, say } = rejoin;
  const words = document.getElementById('t-kept-words').dataset;
  const saidBy = (form) => Object.fromEntries([...form.querySelectorAll('input[type=hidden]')].map((field) => [field.name, field.value || null]));

  const keep = document.querySelector('[data-keep]');
  if (keep) {
    const id = key(); // pressed twice it is kept once
    keep.dataset.command = `PUT /api/list-settings/filters/${id}`;
    rejoin.start(keep);
    keep.querySelector('button').disabled = false;
    rejoin.kept(keep);
  }
  for (const form of document.querySelectorAll('[data-kept]')) {
    form.addEventListener('rj:done', (event) => {
      event.preventDefault();
      form.hidden = true;
      const note = say(words.removed, [words.undo, async () => {
        const answer = await ask('PUT', form.dataset.command.replace('DELETE ', ''), saidBy(form));
        if (!answer.ok) return;
        form.hidden = false;
        note.remove();
        form.querySelector('a').focus();
      }]);
      note.querySelector('button').focus();
    });
  }
})();
