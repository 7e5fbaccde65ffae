/** Milliseconds. The browser asks as soon as the page is being left, and the user may stay for another reason. */
const ALLOWED_FOR = 1_000;
let isAllowed = false;

/** The browser does not ask before the page is left now: what was typed has been kept. */
export function allowLeaving(): void {
  isAllowed = true;
  setTimeout(() => {
    isAllowed = false;
  }, ALLOWED_FOR);
}

/** True when the page may be left without a question. */
export const mayLeave = (): boolean => isAllowed;
