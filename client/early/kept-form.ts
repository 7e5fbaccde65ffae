import { releaseSubmit } from './held-submit.ts';

/** Controls of the prepared form. References, so that what is typed until the form lives counts as well. */
let kept: HTMLInputElement[] = [];
let focused: EventTarget | null = null;

const noteFocus = ({ target }: Event) => {
  focused = target;
};

/** Remembers the form in `root` before React takes it over. */
export function keepForm(root: HTMLElement): void {
  kept = [...root.querySelectorAll('input')];
  focused = document.activeElement;
  root.addEventListener('focusin', noteFocus);
}

/**
 * The form takes what it is sent from here on, and what it was sent before. React makes it anew when it finds nodes of
 * an extension or a translator in it: what was typed goes into the new controls.
 */
export function releaseForm(): void {
  const root = document.getElementById('root');
  root?.removeEventListener('focusin', noteFocus);
  for (const old of kept) {
    const control = root?.querySelector<HTMLInputElement>(`input[name="${CSS.escape(old.name)}"]`);
    if (old.isConnected || !control) continue;
    // An untouched one is left alone: a password manager may have filled the new one in.
    if (old.value !== old.defaultValue) control.value = old.value;
    control.checked = old.checked;
    if (old === focused) control.focus();
  }
  kept = [];
  releaseSubmit();
}
