import { LANG } from '../../shared/paths.ts';

/**
 * Removes the language that the address asks for. The service has kept it in a cookie, and an address that is copied
 * or loaded again must not undo a later choice.
 */
export function dropLanguage(): void {
  const { pathname, search, hash } = window.location;
  const parameters = new URLSearchParams(search);
  if (!parameters.has(LANG)) return;
  parameters.delete(LANG);
  const rest = parameters.size > 0 ? `?${parameters}` : '';
  window.history.replaceState(window.history.state, '', pathname + rest + hash);
}
