import { isControl, isUntouched } from './typed.ts';

declare global {
  interface Window {
    /** Stops postponing, and repeats the last press or submit that was postponed. Undefined after the first call. */
    gatehouseRelease?: (() => void) | undefined;
  }
}

type Postponed = { type: keyof typeof ALL; element: HTMLElement; all: HTMLElement[] };

/** The elements whose submit or click can be postponed, by type. */
const ALL = { submit: '#root form', press: '#root button', follow: '#root a' };
const findAll = (type: Postponed['type']) => [...document.querySelectorAll<HTMLElement>(ALL[type])];

const isTyped = (): boolean =>
  [...document.querySelectorAll('#root :is(input, select, textarea)')].some(
    (one) => isControl(one) && !isUntouched(one),
  );

/**
 * Postpones a submit or a button press that happens before the page's code is loaded. The browser would send the form
 * to a URL that does not accept it, and the button would do nothing. A link is postponed only when the user has typed
 * something, because the page's code asks before that text is lost. Only the last press or submit is kept.
 */
export function postponeSubmit(): void {
  let postponed: Postponed | undefined;
  const keep = (type: Postponed['type'], element: HTMLElement) => {
    if (postponed) postponed.element.ariaBusy = null;
    postponed = { type, element, all: findAll(type) };
    element.ariaBusy = 'true';
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement) keep('submit', event.target);
  };
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest<HTMLElement>('#root button[type="button"]');
    if (button) keep('press', button);
    const link = event.target.closest<HTMLElement>('#root a:not([target], [href^="#"])');
    const isElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!link || isElsewhere || !isTyped()) return;
    event.preventDefault();
    keep('follow', link);
  };
  document.addEventListener('submit', onSubmit, true);
  document.addEventListener('click', onClick, true);
  window.gatehouseRelease = () => {
    document.removeEventListener('submit', onSubmit, true);
    document.removeEventListener('click', onClick, true);
    window.gatehouseRelease = undefined;
    if (!postponed) return;
    const { element } = postponed;
    element.ariaBusy = null;
    // React may have created the element again (restored-form.ts).
    const replacement = element.isConnected ? element : findReplacement(postponed);
    if (replacement instanceof HTMLFormElement) replacement.requestSubmit();
    else replacement?.click();
  };
}

/**
 * Finds the element in the place of the postponed one, with the same text. After its code is loaded, a page may show
 * more elements, such as a form that its URL opens. Then the element must be the only one with that text; otherwise
 * none is returned. Pressing another button would do something that the user did not ask for.
 */
function findReplacement({ type, element, all }: Postponed): HTMLElement | undefined {
  const made = findAll(type);
  const alike = type === 'submit' ? made : made.filter((one) => one.textContent === element.textContent);
  const there = made.length === all.length ? made[all.indexOf(element)] : undefined;
  return alike.find((one) => one === there || alike.length === 1);
}

/** Stops postponing, and repeats the postponed press or submit if its element still exists. */
export const releaseSubmit = (): void => window.gatehouseRelease?.();
