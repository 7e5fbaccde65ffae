import { randomUUID } from 'node:crypto';
import { AUTH, AVATAR, BRIDGE, BRIDGE_SESSION, TRPC } from '../../shared/paths.ts';
import type { Entry } from './call-log.ts';
import { type LoadClient, readToken } from './client.ts';
import type { Mailbox } from './mailbox.ts';
import { beginEnd, type HeldSession, type Person } from './person.ts';
import type { Random } from './random.ts';

/** What an act works with. `process` is where its requests go. */
export type Scene = {
  client: LoadClient;
  mailbox: Mailbox;
  random: Random;
  picture: Buffer;
  person: Person;
  process: number;
  held: HeldSession;
};
/** What a request with a credential needs. */
type Call = Pick<Scene, 'client' | 'person' | 'process' | 'held'>;
type Act = (scene: Scene) => Promise<unknown>;

const isDone = ({ status }: Entry): boolean => status === 200;
const toName = (name: string) => ({ act: name });

/** Takes the session of an answer to a sign-in, a sign-up or a change of password. */
function hold(person: Person, entry: Entry): void {
  const token = readToken(entry);
  const { token: id } = JSON.parse(entry.body) as { token?: string };
  if (token && id) person.hold(id, token, entry.process);
}

/** Signs up. 422 says that an attempt without an answer has done it. */
export async function signUp({ client, person, process }: Omit<Scene, 'held'>): Promise<void> {
  const [password = ''] = person.passwords.list();
  person.secrets.add(password);
  const expected = person.exists.has(true) ? [200, 422] : [200];
  person.exists.begin(true);
  const said = { ...toName('sign-up'), person, process, expected };
  const body = { name: person.name, email: person.email, password };
  const entry = await client.post(said, `${AUTH}/sign-up/email`, body);
  if (isDone(entry)) hold(person, entry);
  if (isDone(entry) || entry.status === 422) person.exists.settle(true);
}

/** Signs in with one of the addresses and passwords that may be right, each time with the next pair. */
export async function signIn({ client, person, process }: Omit<Scene, 'held'>): Promise<void> {
  const pairs = person.emails
    .list()
    .flatMap((email) => person.passwords.list().map((password) => ({ email, password })));
  const { email, password } = pairs[person.acts % pairs.length] ?? { email: '', password: '' };
  const said = { ...toName('sign-in'), person, process, expected: pairs.length === 1 ? [200] : [200, 401] };
  const entry = await client.post(said, `${AUTH}/sign-in/email`, { email, password });
  if (!isDone(entry)) return;
  person.passwords.settle(password);
  person.emails.settle(email);
  hold(person, entry);
}

/** Asks who is signed in, at the door that most requests use. */
export const validate = ({ client, person, process, held }: Call) =>
  client.get(
    // Another process may remember a deletion that was just cancelled. The judge asks again when nothing changes.
    { ...toName('bridge'), person, process, held, expected: person.mayLeave ? [200, 403] : [200] },
    BRIDGE + BRIDGE_SESSION,
  );

const getSession: Act = ({ client, person, process, held }) =>
  client.get(
    { ...toName('get-session'), person, process, held, isSignedOut: ({ body }) => body === 'null' },
    `${AUTH}/get-session`,
  );

const readProfile: Act = async ({ client, person, process, held }) => {
  const entry = await client.get({ ...toName('profile.get'), person, process, held }, `${TRPC}/profile.get`);
  if (!isDone(entry)) return;
  const { bio } = JSON.parse(entry.body).result.data;
  if (!person.bios.has(bio)) throw new Error(`profile.get returned '${bio}', not ${person.bios.list()}`);
  person.bios.settle(bio);
};

const writeProfile: Act = async ({ client, person, process, held }) => {
  const bio = randomUUID();
  person.bios.begin(bio);
  const said = { ...toName('profile.update'), person, process, held };
  if (isDone(await client.post(said, `${TRPC}/profile.update`, { bio }))) person.bios.settle(bio);
};

const changePassword: Act = async ({ client, person, process, held }) => {
  const [currentPassword] = person.passwords.list();
  if (person.passwords.list().length > 1) return;
  const newPassword = `pass ${randomUUID()}`;
  person.secrets.add(newPassword);
  person.passwords.begin(newPassword);
  // The caller's session continues under another token.
  const end = beginEnd(person.open);
  const said = { ...toName('change-password'), person, process, held };
  const entry = await client.send(said, {
    method: 'POST',
    path: `${AUTH}/change-password`,
    headers: {
      'content-type': 'application/json',
      cookie: `better-auth.session_token=${encodeURIComponent(held.token)}`,
      'sec-fetch-site': 'same-origin',
    },
    body: JSON.stringify({ currentPassword, newPassword }),
  });
  if (!isDone(entry)) return;
  end(process);
  person.passwords.settle(newPassword);
  hold(person, entry);
};

const resetPassword: Act = async ({ client, mailbox, person, process }) => {
  const email = person.email;
  if (person.emails.list().length > 1) return;
  const from = mailbox.count();
  const asking = { ...toName('request-password-reset'), person, process };
  if (!isDone(await client.post(asking, `${AUTH}/request-password-reset`, { email }))) return;
  person.mailsPromised += 1;
  const token = await mailbox.waitForSecret(email, 'reset-password#token', from);
  if (token === null) return; // the mail server is away: the judge looks for the mail
  person.secrets.add(token);
  const newPassword = `pass ${randomUUID()}`;
  person.secrets.add(newPassword);
  person.passwords.begin(newPassword);
  const end = beginEnd(person.open);
  const said = { ...toName('reset-password'), person, process };
  if (!isDone(await client.post(said, `${AUTH}/reset-password`, { token, newPassword }))) return;
  end(process);
  person.passwords.settle(newPassword);
};

const changeEmail: Act = async ({ client, mailbox, person, process, held }) => {
  const [old = ''] = person.emails.list();
  if (person.emails.list().length > 1) return;
  const email = `${randomUUID()}@new.example.com`;
  const from = mailbox.count();
  const said = { ...toName('account.changeEmail'), person, process, held };
  if (!isDone(await client.post(said, `${TRPC}/account.changeEmail`, { email }))) return;
  for (const to of [email, old]) {
    const token = await mailbox.waitForSecret(to, 'verify-email#change', from);
    if (token === null) return;
    person.secrets.add(token);
    person.emails.begin(email);
    const end = beginEnd(person.open.filter((one) => one !== held));
    const confirming = { ...toName('account.confirmEmailChange'), person, process };
    const entry = await client.post(confirming, `${TRPC}/account.confirmEmailChange`, { token });
    if (!isDone(entry)) return;
    if (!JSON.parse(entry.body).result.data.done) {
      person.emails.settle(old);
      continue;
    }
    end(process);
    person.emails.settle(email);
    return;
  }
};

export const signOut = async ({ client, person, process, held }: Call): Promise<void> => {
  const end = beginEnd([held]);
  const said = { ...toName('sign-out'), person, process, held };
  if (isDone(await client.post(said, `${AUTH}/sign-out`, {}))) end(process);
};

const revoke: Act = async ({ client, person, process, held }) => {
  const other = person.live.find((one) => one !== held);
  if (!other) return;
  const end = beginEnd([other]);
  const said = { ...toName('session.revoke'), person, process, held };
  if (isDone(await client.post(said, `${TRPC}/session.revoke`, { id: other.id }))) end(process);
};

const revokeOthers: Act = async ({ client, person, process, held }) => {
  const end = beginEnd(person.open.filter((one) => one !== held));
  const said = { ...toName('session.revokeOthers'), person, process, held };
  if (isDone(await client.post(said, `${TRPC}/session.revokeOthers`, undefined))) end(process);
};

const requestDeletion: Act = async ({ client, person, process, held }) => {
  person.mayLeave = true;
  person.isLeaving.begin(true);
  const said = { ...toName('account.requestDeletion'), person, process, held };
  if (isDone(await client.post(said, `${TRPC}/account.requestDeletion`, undefined)))
    person.isLeaving.settle(true);
};

const cancelDeletion: Act = async ({ client, person, process, held }) => {
  if (!person.isLeaving.has(true)) return;
  person.isLeaving.begin(false);
  const said = { ...toName('account.cancelDeletion'), person, process, held };
  if (isDone(await client.post(said, `${TRPC}/account.cancelDeletion`, undefined)))
    person.isLeaving.settle(false);
};

const setPicture: Act = async ({ client, person, process, held, picture }) => {
  person.hasPicture.begin(true);
  const headers = { 'content-type': 'image/jpeg', ...client.credentialOf(held) };
  const said = { ...toName('avatar'), person, process, held };
  const entry = await client.send(said, { method: 'PUT', path: AVATAR, headers, body: picture });
  if (isDone(entry)) person.hasPicture.settle(true);
};

/** The acts of somebody who is signed in: how often each is chosen, and how often one person may do it. */
export const ACTS: readonly { act: Act; weight: number; most?: number }[] = [
  { act: getSession, weight: 10 },
  { act: validate, weight: 14 },
  { act: readProfile, weight: 10 },
  { act: writeProfile, weight: 12 },
  { act: changePassword, weight: 4 },
  { act: resetPassword, weight: 4, most: 1 },
  { act: changeEmail, weight: 4, most: 1 },
  { act: signOut, weight: 5 },
  { act: revoke, weight: 5 },
  { act: revokeOthers, weight: 3 },
  { act: requestDeletion, weight: 2, most: 1 },
  { act: cancelDeletion, weight: 10 },
  { act: setPicture, weight: 2, most: 2 },
];
