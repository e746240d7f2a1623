// The pupil a number belongs to, or who was just entered, has a page of the own; a number never stands in an address.
(() => {
  const { clear, showFields } = rejoin;
  const search = document.getElementById('number');
  search?.addEventListener('rj:done', (event) => {
    event.preventDefault();
    const [pupil] = event.detail.body.items;
    const [gone] = event.detail.body.voided;
    clear(search);
    if (pupil) {
      location.assign(`/register/${pupil.entryId}`);
    } else if (gone) {
      location.assign(`/register?entryYear=${gone.entryYear}&voided=true#void-${gone.entryId}-${gone.place}`);
    } else {
      showFields(search, [{ pointer: '/studentNumber', message: search.dataset.none }]);
    }
  });
  const entered = document.getElementById('enter');
  entered?.addEventListener('rj:done', (event) => {
    entered.dataset.then = `/register/${event.detail.body.results[0].entryId}?done=1`;
  });
})();
