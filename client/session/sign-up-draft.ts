// What was typed into the sign-up form before the user chose to sign up with a passkey.
let draft: FormData | undefined;

/** Keeps what is typed into the form around `element`. */
export function keepSignUpDraft(element: Element): void {
  const form = element.closest('form');
  draft = form ? new FormData(form) : undefined;
}

/** What was typed into the field, if the user came from the form. */
export const readSignUpDraft = (field: string): string => String(draft?.get(field) ?? '');
