// Settings: a token is shown once, in the place of the form; an outside identity is linked at its provider.
(() => {
  document.querySelector('[data-make-token]')?.addEventListener('rj:done', (event) => {
    event.preventDefault();
    const shown = document.getElementById('t-token').content.firstElementChild.cloneNode(true);
    shown.querySelector('[data-token]').textContent = event.detail.body.token;
    event.currentTarget.replaceWith(shown);
    shown.focus();
  });
  document.querySelector('[data-link-outside]')?.addEventListener('rj:done', (event) => {
    event.currentTarget.dataset.then = event.detail.body.address;
  });
})();
