// A tracking record: when it was, kept for later or sent, and which closure reasons the case takes.
(() => {
  const { ask, clear, days, key, send, showFields } = rejoin;
  const form = document.getElementById('record');
  const closure = document.getElementById('closure');
  form.elements.recordId.value ||= key();

  form.querySelectorAll('[data-set-day]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const box = button.closest('[data-day]');
      const [year, month, day] = button.dataset.setDay.split('-').map(Number);
      days.set(box, box.querySelector('[data-era]').value === 'roc' ? year - 1911 : year, month, day);
      box.querySelector('[data-time]').focus();
    });
  });

  form.addEventListener('rj:body', (event) => {
    if (form.querySelector('[name="suggest"]:checked')?.value !== 'yes') event.detail.closureReason = null;
    if (form.dataset.draft) {
      event.detail.draft = true;
    }
  });
  form.addEventListener('change', (event) => {
    if (event.target.name === 'suggest') closure.hidden = event.target.value !== 'yes';
  });

  const then = form.dataset.then;
  const draft = document.getElementById('draft');
  draft.hidden = false;
  draft.addEventListener('click', () => {
    form.dataset.draft = '1';
    form.dataset.then = form.dataset.drafted;
    send(form);
  });
  form.addEventListener('submit', (event) => {
    delete form.dataset.draft;
    form.dataset.then = then;
    if (form.querySelector('[name="suggest"]:checked')?.value === 'yes' && !form.querySelector('[name="closureReason"]:checked')) {
      event.preventDefault();
      event.stopImmediatePropagation();
      clear(form);
      showFields(form, [{ pointer: '/closureReason', message: form.dataset.missing }]);
    }
  }, true);

  // the rules say which reasons there are for a case of this kind
  if (closure) {
    ask('GET', form.dataset.actions).then((answer) => {
      const allowed = answer.ok ? answer.body.find((one) => one.action === 'ADD_TRACKING_RECORD').closureReasons : null;
      if (allowed) closure.querySelectorAll('[data-reason]').forEach((label) => { label.hidden = !allowed.includes(label.dataset.reason); });
    }, () => {});
  }
})();
