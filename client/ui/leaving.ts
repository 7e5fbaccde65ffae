let isAllowed = false;

/** From now on, the browser does not ask before the page is left: what was typed has been kept. */
export function allowLeaving(): void {
  isAllowed = true;
}

/** True when the page may be left without a question. */
export const mayLeave = (): boolean => isAllowed;
