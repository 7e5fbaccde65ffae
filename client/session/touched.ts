const touched = new WeakSet<EventTarget>();

/** Notes from now on which controls the user changes. A form that React controls does not show that by itself. */
export function noteTouched(): void {
  const note = ({ target }: Event) => target && touched.add(target);
  document.addEventListener('input', note, true);
}

/** True for a control that the user changed since `noteTouched`. */
export const isTouched = (control: Element): boolean => touched.has(control);
