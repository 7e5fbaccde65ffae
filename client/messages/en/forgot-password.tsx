import type { ReactNode } from 'react';

export const title = 'Forgot your password?';
export const intro = 'We mail you a link to choose a new one.';
export const submit = 'Send link';

export const sent = {
  title: 'Check your mail',
  intro: (email: ReactNode) => (
    <>If {email} has an account, a link and a code are on their way, good for one hour.</>
  ),
  hint: 'Nothing there? Check your spam folder, and the address.',
};
