import { findRepairedLink } from '../../shared/damaged-link.ts';

/** Moves a secret that a mail system made a part of the address back to where browsers send it to nobody. */
export function repairLink(): void {
  const repaired = window.location.hash === '' ? findRepairedLink(new URL(window.location.href)) : null;
  if (repaired !== null) window.history.replaceState(window.history.state, '', repaired);
}
