export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export const isControl = (one: Element): one is Control => 'value' in one && one.tagName !== 'BUTTON';

/** True for a control with the value that it had when the page was served. */
export function isUntouched(one: Control): boolean {
  if (one instanceof HTMLSelectElement) return one.selectedOptions[0]?.defaultSelected === true;
  if (one instanceof HTMLInputElement && one.checked !== one.defaultChecked) return false;
  return one.value === one.defaultValue;
}
