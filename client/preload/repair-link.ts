import { findRepairedLink } from '../../shared/damaged-link.ts';
import { RETURN } from '../../shared/paths.ts';

/** Moves a secret that a mail system made a part of the address back to where browsers send it to nobody. */
export function repairLink(): void {
  const repaired = window.location.hash === '' ? findRepairedLink(new URL(window.location.href)) : null;
  if (repaired === null) return;
  // Only the service knows how to read the place to return to of a mail's link.
  if (new URL(repaired, window.location.href).searchParams.has(RETURN)) window.location.replace(repaired);
  else window.history.replaceState(window.history.state, '', repaired);
}
