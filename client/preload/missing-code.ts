import { incomplete } from '#messages/page.ts';

/** Says so when the page's code does not come: nothing else could. What was typed is left alone: reloading is theirs. */
export function tellMissingCode(): void {
  const tell = () => {
    const message = document.createElement('p');
    message.role = 'alert';
    message.className = 'noscript';
    message.textContent = incomplete;
    document.body.prepend(message);
  };
  const look = ({ target }: Event) => {
    if (!(target instanceof HTMLScriptElement && target.type === 'module')) return;
    window.removeEventListener('error', look, true);
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', tell);
    else tell();
  };
  window.addEventListener('error', look, true); // such errors do not bubble
}
