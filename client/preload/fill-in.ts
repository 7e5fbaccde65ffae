import type { Control } from './typed.ts';

/** Gives a control of React a value, as if the user had typed or chosen it. */
export function fillIn(control: Control, { value, isChecked }: { value: string; isChecked: boolean }): void {
  if (control instanceof HTMLInputElement && control.checked !== isChecked) control.click();
  if (control.value === value) return;
  // React's own setter would hide the change, so this calls the original setter.
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value') ?? {};
  set?.call(control, value);
  announce(control);
}

/** Tells React and the browser that a value has changed. */
export function announce(control: Control): void {
  for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
}
