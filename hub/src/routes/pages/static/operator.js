/* global addEventListener, location */
// A page that the browser kept whole for its button « back » is asked for anew: whoever signed out sees nothing of it.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});
