// What may be done now, and why not: asked of the rules themselves.
(() => {
  const { ask, panel, fill, words } = rejoin;
  const verbs = document.getElementById('t-case-words')?.dataset;
  const place = document.querySelector('[data-why]');
  const verbOf = (action) => verbs[action.toLowerCase().replace(/_(\w)/g, (_, letter) => letter.toUpperCase())] ?? action;

  const showWhy = (action, asked) => {
    place.querySelector('.is-said')?.remove();
    const box = panel(fill(words.blocked, verbOf(action.action), action.blockers.length), action.blockers, document.getElementById('t-ways'), action.met);
    box.classList.add('is-said');
    place.append(box);
    if (asked) {
      box.scrollIntoView({ block: 'nearest' });
      box.focus();
    }
  };
  const lock = (link, action) => {
    link.querySelector('[data-lock]')?.removeAttribute('hidden');
    if (link.classList.contains('btn')) link.classList.add('is-locked');
    link.setAttribute('role', 'button');
    link.setAttribute('aria-disabled', 'true');
    link.href = '#why';
    link.addEventListener('click', (event) => {
      event.preventDefault();
      link.closest('details')?.removeAttribute('open');
      showWhy(action, true);
    });
  };
  const open = (link) => {
    const word = link.querySelector('[data-open]');
    if (word) {
      word.textContent = word.dataset.open;
      link.classList.replace('btn-outline-secondary', 'btn-primary');
    }
  };
  // what the caller's role never does is not offered, but to who would look for it (data-always); what the record forbids now is, with its reasons
  const isOffered = (action) => action.allowed || !action.blockers.some((blocker) => ['ROLE_MAY_NOT', 'NOT_PRINCIPAL'].includes(blocker.code));

  const bar = document.querySelector('[data-actions]');
  if (bar) {
    ask('GET', bar.dataset.actions).then((answer) => {
      bar.removeAttribute('aria-busy');
      if (!answer.ok) return;
      for (const action of answer.body) {
        const link = bar.querySelector(`[data-action="${action.action}"]`);
        const isMain = action.action === bar.dataset.main;
        if (link && (isMain || link.dataset.always || isOffered(action))) {
          link.hidden = false;
          if (action.allowed) open(link);
          else lock(link, action);
        }
        if (isMain && !action.allowed) showWhy(action, location.hash === '#why');
      }
      const more = bar.querySelector('[data-more]');
      more.hidden = !more.querySelector('[data-action]:not([hidden])');
      const primaries = bar.querySelectorAll('.btn-primary:not([hidden])');
      if (primaries.length > 1) primaries[0].classList.replace('btn-primary', 'btn-outline-secondary');
    }, () => bar.removeAttribute('aria-busy'));
  }
})();
