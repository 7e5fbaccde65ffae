import { isControl, isUntouched } from './typed.ts';

declare global {
  interface Window {
    /** Does what was pressed or sent before the page could; set until somebody asks. */
    gatehouseRelease?: (() => void) | undefined;
  }
}

type Held = { type: keyof typeof ALL; element: HTMLElement; all: HTMLElement[] };

/** What can be held, as it is found in the page. */
const ALL = { submit: '#root form', press: '#root button', follow: '#root a' };
const findAll = (type: Held['type']) => [...document.querySelectorAll<HTMLElement>(ALL[type])];

const isTyped = (): boolean =>
  [...document.querySelectorAll('#root :is(input, select, textarea)')].some(
    (one) => isControl(one) && !isUntouched(one),
  );

/**
 * Keeps a form that is sent, or a button that is pressed, before the page's code is there: the browser would send the
 * one to where nothing takes it, and the other would do nothing. A link is kept where something was typed: the page's
 * code asks before that is lost. The last one counts.
 */
export function holdSubmit(): void {
  let held: Held | undefined;
  const keep = (type: Held['type'], element: HTMLElement) => {
    if (held) held.element.ariaBusy = null;
    held = { type, element, all: findAll(type) };
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
    if (!held) return;
    const { element } = held;
    element.ariaBusy = null;
    // React may have made it anew (kept-form.ts).
    const heir = element.isConnected ? element : findHeir(held);
    if (heir instanceof HTMLFormElement) heir.requestSubmit();
    else heir?.click();
  };
}

/**
 * What stands in the place of what was pressed, and says the same. A page may show more once its code is here, as a form
 * that its address opens: then it is the only one that says so, or none. Another button would do what nobody asked for.
 */
function findHeir({ type, element, all }: Held): HTMLElement | undefined {
  const made = findAll(type);
  const alike = type === 'submit' ? made : made.filter((one) => one.textContent === element.textContent);
  const there = made.length === all.length ? made[all.indexOf(element)] : undefined;
  return alike.find((one) => one === there || alike.length === 1);
}

/** Nothing is held from here on; what was is done, if there still is such a thing. */
export const releaseSubmit = (): void => window.gatehouseRelease?.();
