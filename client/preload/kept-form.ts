import { releaseSubmit } from './held-submit.ts';
import { type Control, isControl, isUntouched } from './typed.ts';

/** What was in the prepared page. References, so that what is typed until the page lives counts as well. */
let kept: Element[] = [];
let focused: EventTarget | null = null;

const noteFocus = ({ target }: Event) => {
  focused = target;
};
const findAll = (root: HTMLElement): Element[] => [
  ...root.querySelectorAll('a, button, input, select, textarea'),
];

/** Remembers what can be typed into and pressed in `root` before React takes it over. */
export function keepForm(root: HTMLElement): void {
  kept = findAll(root);
  focused = document.activeElement;
  root.addEventListener('focusin', noteFocus);
}

/**
 * The page takes what it is sent from here on, and what it was sent before. React makes a page anew that was written for
 * one person, or when it finds nodes of an extension or a translator in it: what was typed goes into the new controls.
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

/** What stands in the place of `old`: the same in order, or else the only one of its name. */
function findHeir(old: Element, index: number, made: readonly Element[]): Element | undefined {
  const there = made[index];
  if (isAlike(there, old)) return there;
  const name = old.getAttribute('name');
  const named = name ? made.filter((one) => one.getAttribute('name') === name) : [];
  return named.length === 1 ? named[0] : undefined;
}

/** As if somebody had typed it there. An untouched one is left alone: a password manager may have filled the new one in. */
function fill(heir: Control, old: Control): void {
  if (heir instanceof HTMLInputElement && old instanceof HTMLInputElement && old.checked !== heir.checked)
    heir.click();
  if (isUntouched(old) || heir.value === old.value) return;
  if (heir instanceof HTMLInputElement && old instanceof HTMLInputElement && heir.type === 'file')
    heir.files = old.files; // nobody may write the value of one
  else {
    // React looks for changes past its own setter.
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(heir), 'value') ?? {};
    set?.call(heir, old.value);
  }
  for (const type of ['input', 'change']) heir.dispatchEvent(new Event(type, { bubbles: true }));
}
