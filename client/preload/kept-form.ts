import { releaseSubmit } from './held-submit.ts';
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
 * From here on, the page handles presses and submits itself, and repeats those that were held. React creates a page
 * again when the service rendered it for one user, or when it finds nodes of an extension or a translator in it. The
 * typed values are then copied into the new controls.
 */
export function releaseForm(): void {
  const root = document.getElementById('root');
  root?.removeEventListener('focusin', noteFocus);
  const made = root ? findAll(root) : [];
  kept.forEach((old, index) => {
    const heir = old.isConnected ? null : findHeir(old, index, made);
    if (!heir) return;
    if (isControl(old) && isControl(heir)) fill(heir, old);
    if (old === focused && heir instanceof HTMLElement) heir.focus();
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
function findHeir(old: Element, index: number, made: readonly Element[]): Element | undefined {
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
function fill(heir: Control, old: Control): void {
  if (heir instanceof HTMLInputElement && old instanceof HTMLInputElement && old.checked !== heir.checked)
    heir.click();
  if (isUntouched(old) || heir.value === old.value) return;
  if (heir instanceof HTMLInputElement && old instanceof HTMLInputElement && heir.type === 'file')
    heir.files = old.files; // scripts cannot set the value of a file input
  else {
    // React's own setter would hide the change, so this calls the original setter.
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(heir), 'value') ?? {};
    set?.call(heir, old.value);
  }
  for (const type of ['input', 'change']) heir.dispatchEvent(new Event(type, { bubbles: true }));
}
