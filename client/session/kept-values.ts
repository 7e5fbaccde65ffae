import { fillIn } from '../preload/fill-in.ts';
import { type Control, isControl, isUntouched } from '../preload/typed.ts';
import { isTouched } from './touched.ts';
import { TYPED } from './typed-key.ts';

// The values typed into a page that loads again in another language. They stay in this tab, and are deleted when they
// are back.

/** Milliseconds. A page that does not have a field by then does not show it. */
const PATIENCE = 15_000;

type Kept = {
  name: string;
  /** The value of a checkbox or radio button tells it from others of that name. */
  option: string | null;
  value: string;
  isChecked: boolean;
  /** The id of the section of the page, whose form may have to be opened again. */
  section: string | null;
};

const isChoice = (one: Control): one is HTMLInputElement =>
  one instanceof HTMLInputElement && (one.type === 'checkbox' || one.type === 'radio');

/** True for passwords, codes and files, which no script keeps. A field for a backup code has no `autocomplete`. */
const isSecret = (one: Control): boolean =>
  ['password', 'hidden', 'file'].includes(one.type) ||
  /password|one-time-code/.test(one.autocomplete) ||
  one.name === 'code';

const findControls = (): Control[] =>
  [...document.querySelectorAll('#content input, #content select, #content textarea')].filter(isControl);

/** Keeps what was typed, apart from passwords and codes, until this page has loaded again. */
export function keepValues(): void {
  const kept = findControls()
    .filter((one) => one.name !== '' && !isSecret(one) && (isTouched(one) || !isUntouched(one)))
    .map(
      (one): Kept => ({
        name: one.name,
        option: isChoice(one) ? one.value : null,
        value: one.value,
        isChecked: isChoice(one) && one.checked,
        section: one.closest('section[id]')?.id ?? null,
      }),
    );
  if (kept.length === 0) return;
  try {
    sessionStorage.setItem(TYPED, JSON.stringify({ path: window.location.pathname, kept }));
  } catch {
    // Without storage, the values are lost, and the language changes all the same.
  }
}

/** Puts the values back that were kept for this page, as soon as it shows their fields. */
export function restoreValues(): void {
  const waiting = new Set(takeKept());
  if (waiting.size === 0) return;
  const opened = new Set<string>();
  const restore = () => {
    for (const one of waiting) {
      const found = findControls().find(
        (control) => control.name === one.name && (one.option === null || control.value === one.option),
      );
      if (found) {
        waiting.delete(one);
        fillIn(found, one);
      } else if (one.section !== null && !opened.has(one.section)) {
        const closed = document.querySelectorAll<HTMLElement>(`#${one.section} button[aria-expanded=false]`);
        if (closed.length !== 1) continue;
        opened.add(one.section);
        closed[0]?.click();
      }
    }
    if (waiting.size === 0) stop();
  };
  const observer = new MutationObserver(restore);
  const timer = setTimeout(() => stop(), PATIENCE);
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  observer.observe(document.body, { childList: true, subtree: true });
  restore();
}

function takeKept(): Kept[] {
  try {
    const stored = sessionStorage.getItem(TYPED);
    sessionStorage.removeItem(TYPED);
    const { path, kept } = JSON.parse(stored ?? '{}');
    return path === window.location.pathname ? kept : [];
  } catch {
    return []; // no storage, or something else wrote there
  }
}
