import { announce, fillIn } from './fill-in.ts';
import { releaseSubmit } from './postponed-submit.ts';
import { type Control, isControl, isUntouched } from './typed.ts';

/** The elements of the prerendered page. They are references, so that text typed before hydration is included. */
let kept: Element[] = [];
let focused: EventTarget | null = null;

const noteFocus = ({ target }: Event) => {
  focused = target;
};
const findAll = (root: HTMLElement): Element[] => [
  ...root.querySelectorAll('a, button, input, select, textarea'),
];

/** Remembers the controls, links and buttons in `root`, before React takes over the page. */
export function keepForm(root: HTMLElement): void {
  kept = findAll(root);
  focused = document.activeElement;
  root.addEventListener('focusin', noteFocus);
}

/**
 * From here on, the page handles presses and submits itself, and repeats those that were postponed. React creates a
 * page again when the service rendered it for one user, or when it finds nodes of an extension or a translator in it.
 * The typed values are then copied into the new controls.
 */
export function releaseForm(): void {
  const root = document.getElementById('root');
  root?.removeEventListener('focusin', noteFocus);
  const made = root ? findAll(root) : [];
  kept.forEach((old, index) => {
    const replacement = old.isConnected ? null : findReplacement(old, index, made);
    if (!replacement) return;
    if (isControl(old) && isControl(replacement)) fill(replacement, old);
    if (old === focused && replacement instanceof HTMLElement) replacement.focus();
  });
  kept = [];
  releaseSubmit();
}

const isAlike = (one: Element | undefined, other: Element): boolean =>
  one?.tagName === other.tagName &&
  ['type', 'name', 'value', 'href'].every((name) => one.getAttribute(name) === other.getAttribute(name));

/**
 * Finds the element in the place of `old`: a similar one at the same position, otherwise the only one with that name.
 */
function findReplacement(old: Element, index: number, made: readonly Element[]): Element | undefined {
  const there = made[index];
  if (isAlike(there, old)) return there;
  const name = old.getAttribute('name');
  const named = name ? made.filter((one) => one.getAttribute('name') === name) : [];
  return named.length === 1 ? named[0] : undefined;
}

/**
 * Copies a value as if the user had typed it. Skips an untouched control: a password manager may have filled in the new
 * one.
 */
function fill(replacement: Control, old: Control): void {
  const isChecked = old instanceof HTMLInputElement && old.checked;
  if (replacement instanceof HTMLInputElement && replacement.type === 'file') {
    if (!(old instanceof HTMLInputElement) || isUntouched(old)) return;
    replacement.files = old.files; // scripts cannot set the value of a file input
    announce(replacement);
  } else fillIn(replacement, { value: isUntouched(old) ? replacement.value : old.value, isChecked });
}
