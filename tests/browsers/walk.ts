import { randomUUID } from 'node:crypto';
import { authUrl, pages, withRedirectTo } from '../../shared/paths.ts';
import type { Page } from './page.ts';

const PASSWORD = 'correct horse battery';
const ACCOUNT: readonly (readonly [link: string, path: string])[] = [
  ['Profile', pages.profile],
  ['Sign-in & security', pages.security],
  ['Devices', pages.devices],
  ['Activity', pages.activity],
  ['Data & privacy', pages.data],
  ['Overview', pages.account],
];
/** Runs on a page of the site: the user whose session the service sees there. */
const WHO = `async (url) => {
  const answer = await fetch(url + '/api/trpc/session.current', { credentials: 'include' });
  return (await answer.json()).result.data?.user.email ?? null;
}`;

export type Step = readonly [name: string, take: () => Promise<unknown>];

function requireEqual(is: unknown, wanted: unknown): void {
  if (is !== wanted) throw new Error(`${JSON.stringify(is)} instead of ${JSON.stringify(wanted)}`);
}

/** Another device of the same person, which is no browser, ends every session except its own. */
async function signOutElsewhere(service: string, email: string): Promise<void> {
  const post = async (path: string, body: object, headers = {}) => {
    const answer = await fetch(`${service}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
    requireEqual(answer.status, 200);
    return answer;
  };
  const { headers } = await post(authUrl('signIn'), { email, password: PASSWORD });
  const authorization = `Bearer ${headers.get('set-auth-token')}`;
  await post('/api/trpc/session.revokeOthers', {}, { authorization });
}

/** The steps of a person with an account, from the first page to the last, in the browser that shows `page`. */
export function toSteps(page: Page, service: string, site: string): Step[] {
  const email = `${randomUUID()}@example.com`;
  const place = `${site}/book/topics?chapter=2#queues`;
  const who = () => page.read<string | null>(WHO, service);

  return [
    [
      'signs up',
      async () => {
        await page.open(withRedirectTo(`${service}${pages.signUp}`, place));
        await page.heading('Create your account');
        await page.fill('Name', 'Grace Hopper');
        await page.fill('Email', email);
        await page.fill('Password', PASSWORD);
        await page.press('Create account');
        await page.heading('Your background');
      },
    ],
    [
      'answers the questions and returns to the exact place',
      async () => {
        await page.choose('Python');
        await page.press('Continue');
        await page.arrivesAt(place);
      },
    ],
    ['is signed in on the trusted site', async () => requireEqual(await who(), email)],
    [
      'opens the account',
      async () => {
        await page.open(`${service}${pages.account}`);
        await page.heading('Overview');
      },
    ],
    ...ACCOUNT.map(
      ([link, path]): Step => [
        `follows the link to ${link}`,
        async () => {
          await page.follow(link);
          await page.heading(link);
          await page.arrivesAt(`${service}${path}`);
        },
      ],
    ),
    [
      'is signed out by another device, and is told so',
      async () => {
        await page.follow('Devices');
        await page.heading('Devices');
        await signOutElsewhere(service, email);
        await page.heading('Sign in');
        await page.says('You were signed out');
      },
    ],
    [
      'signs in and is back where that happened',
      async () => {
        await page.fill('Email', email);
        await page.fill('Password', PASSWORD);
        await page.press('Sign in');
        await page.heading('Devices');
      },
    ],
    [
      'signs out',
      async () => {
        await page.press('Sign out');
        await page.heading('Sign in');
        await page.says('You signed out.');
      },
    ],
    [
      'is signed out on the trusted site too',
      async () => {
        await page.open(place);
        requireEqual(await who(), null);
      },
    ],
  ];
}
