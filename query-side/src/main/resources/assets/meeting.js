// Who comes, what was said and decided, in the shape of the command: lists of things, not of fields.
(() => {
  const form = document.getElementById('meeting');
  const rows = [...(form?.querySelectorAll('[data-decision]') ?? [])];
  const another = form?.querySelector('[data-another-decision]');
  if (another) {
    const offer = () => { another.hidden = rows.every((row) => !row.hidden); };
    // what the browser kept of a form is not hidden
    rows.slice(1).forEach((row) => { row.hidden = !row.querySelector('[data-of=what] input').value; });
    offer();
    another.addEventListener('click', () => {
      const next = rows.find((row) => row.hidden);
      next.hidden = false;
      next.querySelector('select, input').focus();
      offer();
    });
  }
  form?.addEventListener('rj:body', ({ detail: body }) => {
    for (const name of ['invited', 'participants']) {
      if (body[name]) body[name] = body[name].map((who) => ({ who, organisation: body.organisations?.[who] ?? null }));
    }
    delete body.organisations;
    if (body.minutes) {
      const said = Object.entries(body.minutes).filter(([, one]) => one.text?.trim());
      // what is wrong is said where it stands
      form.querySelectorAll('[data-minutes]').forEach((box) => {
        const at = said.findIndex(([n]) => n === box.dataset.minutes);
        const field = box.querySelector('.rj-field');
        if (field) field.dataset.field = at < 0 ? '' : `minutes.${at}.text`;
      });
      body.minutes = said.map(([, one]) => one);
    }

    if (!/[/](hold|additions)$/.test(form.dataset.command)) return;
    const said = body.decisions ?? {};
    body.decisions = [];
    form.querySelectorAll('[data-decision]').forEach((row, n) => {
      const decision = said[n];
      const boxes = [...row.querySelectorAll('[data-of]')];
      boxes.forEach((box) => { delete box.dataset.field; });
      row.querySelectorAll('fieldset').forEach((box) => { delete box.dataset.field; });
      if (!decision.what && !decision.owner) return;
      // what is wrong is said where it stands
      boxes.forEach((box) => { box.dataset.field = `decisions.${body.decisions.length}.${box.dataset.of}`; });
      body.decisions.push({ ...decision, visit: false });
    });
    form.querySelectorAll('[data-visit]').forEach((row) => {
      const owner = row.querySelector('select').value;
      if (owner) body.decisions.push({ pupil: row.dataset.pupil, owner, visit: true, dueOn: body.visitsDueOn });
    });
    delete body.visitsDueOn;
  });
})();
