// The pages that mail links lead to, and the texts while a mail is on its way.

export const linkMissing = {
  title: 'This link is not complete',
  intro: 'Open it from the mail once more, copy all of it, or type the code beside it.',
};

export const sentAgain = 'Sent. Each link works for one hour.';

export const code = {
  label: 'Code from the mail',
  hint: 'For the browser that asked. We never ask you for it anywhere else.',
  submit: 'Use the code',
};
