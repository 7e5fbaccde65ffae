import { ACTIVITY } from './states/activity.ts';
import { AUTHORIZING } from './states/authorizing.ts';
import { DATA } from './states/data.ts';
import { DEVICES } from './states/devices.ts';
import { FRAME } from './states/frame.ts';
import { MAIL_LINKS } from './states/mail-links.ts';
import { PROFILE } from './states/profile.ts';
import { RECOVERY } from './states/recovery.ts';
import { SECURITY } from './states/security.ts';
import { SIGNING_IN } from './states/signing-in.ts';
import { SIGNING_UP } from './states/signing-up.ts';
import type { State } from './states/state.ts';
import { STRONG_SIGN_IN } from './states/strong.ts';
import { TWO_FACTOR } from './states/two-factor.ts';

// Every page of the portal and every state it can be in. `npm run screenshots` takes pictures of them, and
// states.test.ts tests them. A new page or state is one more entry in states/:
//
//   { name: 'data', as: 'regular', path: pages.data, shows: (page) => heading(page, 'Data & privacy') },
//
// `steps` leads from the page at `path` to the state. It changes no persistent data unless `as` is 'newcomer', a person
// who is created for the visit. `before` runs before the page is opened, as the functions of faults.ts need it. `shows`
// is visible when the state is reached. Add the history that a state needs of a person to cast.ts.

const BEFORE_THE_ACCOUNT = [SIGNING_IN, TWO_FACTOR, SIGNING_UP, MAIL_LINKS, AUTHORIZING].flat();
const IN_THE_ACCOUNT = [FRAME, RECOVERY, PROFILE, SECURITY, STRONG_SIGN_IN, DEVICES, ACTIVITY, DATA].flat();

export const STATES: readonly State[] = [
  ...BEFORE_THE_ACCOUNT,
  ...IN_THE_ACCOUNT.map((state): State => ({ as: 'regular', ...state })),
];
