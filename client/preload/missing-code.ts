/**
 * Shows a message when the page's code fails to load; no other code could. It does not reload: the typed values would
 * be lost.
 */
export function tellMissingCode(): void {
  const showNotice = () => {
    const message = document.createElement('p');
    message.role = 'alert';
    message.className = 'noscript';
    message.textContent = document.documentElement.dataset.incomplete ?? '';
    document.body.prepend(message);
  };
  const look = ({ target }: Event) => {
    // The words that the head names have `defer`. Words that are loaded later are asked for again.
    if (!(target instanceof HTMLScriptElement && (target.type === 'module' || target.defer))) return;
    window.removeEventListener('error', look, true);
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', showNotice);
    else showNotice();
  };
  window.addEventListener('error', look, true); // these errors do not bubble
}
