import { ACTIVITY } from './states/activity.ts';
import { DATA } from './states/data.ts';
import { DEVICES } from './states/devices.ts';
import { FRAME } from './states/frame.ts';
import { MAIL_LINKS } from './states/mail-links.ts';
import { PROFILE } from './states/profile.ts';
import { SECURITY } from './states/security.ts';
import { SIGNING_IN } from './states/signing-in.ts';
import { SIGNING_UP } from './states/signing-up.ts';
import type { State } from './states/state.ts';

// Every page of the portal and every state it can be in: `npm run screenshots` photographs them, states.test.ts
// tries them. A page or a state that is added is one more entry in states/:
//
//   { name: 'data', as: 'regular', path: pages.data, shows: (page) => heading(page, 'Data & privacy') },
//
// `steps` leads from the page at `path` to the state, and changes nothing that lasts unless `as` is 'newcomer',
// who is made for the visit; `before` is done before the page is opened, as faults.ts can; `shows` is visible
// once the state is reached. What a state needs of somebody's past is added to cast.ts.

const BEFORE_THE_ACCOUNT = [SIGNING_IN, SIGNING_UP, MAIL_LINKS].flat();
const IN_THE_ACCOUNT = [FRAME, PROFILE, SECURITY, DEVICES, ACTIVITY, DATA].flat();

export const STATES: readonly State[] = [
  ...BEFORE_THE_ACCOUNT,
  ...IN_THE_ACCOUNT.map((state): State => ({ as: 'regular', ...state })),
];
