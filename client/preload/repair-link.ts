import { findRepairedLink } from '../../shared/damaged-link.ts';
import { RETURN } from '../../shared/paths.ts';

/** Moves a secret that a mail system put into the path back into the fragment, which browsers do not send. */
export function repairLink(): void {
  const repaired = window.location.hash === '' ? findRepairedLink(new URL(window.location.href)) : null;
  if (repaired === null) return;
  // Only the service can decode the return target of a mail's link.
  if (new URL(repaired, window.location.href).searchParams.has(RETURN)) window.location.replace(repaired);
  else window.history.replaceState(window.history.state, '', repaired);
}
