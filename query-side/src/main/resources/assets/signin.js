// Sign-in, mailed links, second factor: what these forms do beyond sending.
(() => {
  const form = document.getElementById('sign-in');
  form?.addEventListener('rj:done', (event) => {
    const first = { PASSWORD_CHANGE: '/settings/password?expired=1', SECOND_FACTOR_ENROLMENT: '/settings/second-factor?required=1' }[event.detail.body?.restrictedTo];
    if (first) form.dataset.then = first;
  });

  document.querySelector('[data-told]')?.addEventListener('rj:done', (event) => {
    event.preventDefault();
    rejoin.say(event.detail.body.message);
    event.target.remove();
  });

  // the token never leaves the part of the address that browsers keep to themselves
  const link = document.querySelector('[data-link]');
  if (link) {
    const inspect = link.querySelector('[data-inspect]');
    link.querySelectorAll('[data-token]').forEach((field) => { field.value = location.hash.slice(1); });
    inspect.addEventListener('rj:done', (event) => {
      event.preventDefault();
      const view = event.detail.body;
      link.querySelectorAll('[data-show]').forEach((place) => { place.textContent = view[place.dataset.show]; });
      link.querySelector('[data-whose]').hidden = false;
      link.querySelector(view.purpose === 'VERIFY' ? '[data-for=verify]' : '[data-for=password]').hidden = false;
    });
    rejoin.send(inspect);
  }

  const first = document.querySelector('[data-first]');
  if (first) {
    first.querySelector('[data-token]').value = location.hash.slice(1);
    first.querySelector('[data-no-link]').hidden = location.hash.length > 1;
  }

  const confirm = document.querySelector('[data-confirm]');
  document.querySelector('[data-enrol]')?.addEventListener('rj:done', (event) => {
    event.preventDefault();
    confirm.querySelector('[data-secret]').textContent = event.detail.body.secret;
    confirm.querySelector('[data-uri]').href = event.detail.body.uri;
    confirm.hidden = false;
    confirm.querySelector('[name=code]').focus();
  });
})();
