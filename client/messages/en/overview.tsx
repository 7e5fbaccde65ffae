import type { ReactNode } from 'react';
import { LANGUAGE } from './language.ts';

const plurals = new Intl.PluralRules(LANGUAGE);

export const title = 'Overview';

// A finding, and the next step beside it.
export const confirmed = { text: 'Your email is confirmed.', step: 'Change email' };
export const unconfirmed = { text: 'Your email is not confirmed yet.', step: 'Confirm it' };
export const pendingEmail = {
  text: (email: ReactNode, until: ReactNode) => (
    <>
      Your email is about to become {email}. It waits until {until}.
    </>
  ),
  step: 'See the change',
};
export const pendingDeletion = {
  text: (time: ReactNode) => <>Your account will be deleted on {time}.</>,
  step: 'See the deletion',
};
export const answered = { text: 'Your background questions are answered.', step: 'Edit profile' };
export const unanswered = { text: 'Your background questions are not answered yet.', step: 'Answer them' };
export const password = {
  text: (time: ReactNode) => <>Your password was set {time}.</>,
  step: 'Change password',
};
export const devices = {
  text: (count: number) =>
    plurals.select(count) === 'one' ? 'Only this device is signed in.' : `${count} devices are signed in.`,
  step: (count: number) => (count === 1 ? 'See devices' : 'Lost a device? Sign it out'),
};
export const lastSignIn = {
  text: (time: ReactNode) => <>The last sign-in was {time}.</>,
  step: 'See activity',
};
