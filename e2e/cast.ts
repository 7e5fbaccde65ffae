import { randomUUID } from 'node:crypto';
import { type APIRequestContext, request } from '@playwright/test';
import { authUrl, DEV_MAIL } from '../shared/paths.ts';
import { PASSWORD } from './person.ts';
import { giveRoles } from './roles.ts';

/** One IP address for each device. The service accepts them when it trusts a proxy on its own machine. */
const DEVICES = [
  ['203.0.113.24', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/537.36 Chrome/142.0.0.0'],
  ['198.51.100.7', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0'],
  [
    '2001:db8:4:17::9c2',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
  ],
  [
    '192.0.2.77',
    'Mozilla/5.0 (Linux; Android 16; Pixel Tablet) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  ],
] as const;

const openDevice = (url: string, index: number) => {
  const [address, userAgent] = DEVICES[index] ?? DEVICES[0];
  return request.newContext({
    baseURL: url,
    userAgent,
    extraHTTPHeaders: { origin: url, 'x-forwarded-for': address },
  });
};

async function post(device: APIRequestContext, path: string, data: object = {}) {
  const answer = await device.post(path, { data });
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  return answer;
}
const call = (device: APIRequestContext, procedure: string, data?: object) =>
  post(device, `/api/trpc/${procedure}`, data);

/** A new person at `url` with only an account, and the cookies of their browser. */
export async function makeNewcomer(url: string, name = 'Grace Hopper') {
  const email = `${name.split(' ')[0]?.toLowerCase()}.${randomUUID().slice(0, 8)}@example.com`;
  const device = await openDevice(url, 0);
  await post(device, authUrl('signUp'), { name, email, password: PASSWORD });
  const storageState = await device.storageState();
  await device.dispose();
  return { name, email, storageState };
}

/**
 * A person who has used their account at `url` for a while: with a profile, roles, a confirmed address with a pending
 * change, four devices, one device that was signed out, and failed password attempts from two of the devices. `locale`: the
 * language of the profile, which the portal speaks to them.
 */
export async function makeRegular(url: string, locale = 'en-GB') {
  const email = `ada.${randomUUID().slice(0, 8)}@example.com`;
  const [laptop, office, phone, tablet] = await Promise.all(
    DEVICES.map((_, index) => openDevice(url, index)),
  );
  if (!laptop || !office || !phone || !tablet) throw new Error('four devices were expected');
  const made = await post(laptop, authUrl('signUp'), { name: 'Ada Lovelace', email, password: PASSWORD });
  await giveRoles(url, (await made.json()).user.id, ['teacher', 'moderator']);
  await call(laptop, 'account.verifyEmail', { token: await findToken(url, email, 'Confirm your email') });
  await call(laptop, 'profile.update', {
    bio: 'Writes programs for engines that are yet to be built.',
    timezone: 'Europe/London',
    locale,
    softwareBackground: ['python', 'ros2'],
    hardwareAccess: ['jetson'],
    experienceLevel: 4,
  });
  for (const device of [office, phone, tablet, tablet])
    await post(device, authUrl('signIn'), { email, password: PASSWORD });
  for (const device of [tablet, office, tablet])
    await device.post(authUrl('signIn'), { data: { email, password: 'a guess' } });
  await post(tablet, authUrl('signOut'));
  await post(tablet, authUrl('signIn'), { email, password: PASSWORD });
  await call(laptop, 'account.changeEmail', { email: `countess.${email}` });
  const storageState = await laptop.storageState();
  await Promise.all([laptop, office, phone, tablet].map((device) => device.dispose()));
  return { name: 'Ada Lovelace', email, storageState };
}

/** The secret of the newest mail to `email` with a subject that starts with `subject`. */
async function findToken(url: string, email: string, subject: string): Promise<string> {
  // The request comes from this machine: the service shows mails to no other.
  const answer = await fetch(`${url}${DEV_MAIL}`, { headers: { accept: 'application/json' } });
  const mails = (await answer.json()) as { to: string; subject: string; text: string }[];
  const mail = mails.find((one) => one.to === email && one.subject.startsWith(subject));
  const token = mail?.text.match(/#token=(\S+)/)?.[1];
  if (!token) throw new Error(`no mail '${subject}' to ${email}`);
  return token;
}

/** Signs in a new person on another device. */
export const signInElsewhere = (url: string, email: string) => actElsewhere(url, email, async () => {});

/** Signs in a new person on another device, and ends every other session from there. */
export const signOutElsewhere = (url: string, email: string) =>
  actElsewhere(url, email, (device) => call(device, 'session.revokeOthers'));

async function actElsewhere(
  url: string,
  email: string,
  act: (device: APIRequestContext) => Promise<unknown>,
) {
  const device = await openDevice(url, 1);
  await post(device, authUrl('signIn'), { email, password: PASSWORD });
  await act(device);
  await device.dispose();
}
