import { sql } from 'drizzle-orm';
import { generateSync } from 'otplib';
import { expect } from 'vitest';
import { readRows } from '../../server/db/rows.ts';
import { answered } from '../answered.ts';
import { browser, type Harness, PASSWORD } from '../harness.ts';

/** A person with two-factor on. `code` makes a code of their app, which is an independent library. */
export type Enrolled = Awaited<ReturnType<typeof enrol>>;

/** Calls a raw route below `two-factor/`. */
export const call = (on: Harness, route: string, body: unknown, headers: Record<string, string> = {}) =>
  answered(() => on.post(`/api/auth/two-factor/${route}`, body, headers));

export const readJson = async (response: Response) => (await response.json()) as Record<string, unknown>;
export const codeIn = async (response: Response) => (await readJson(response)).code;

/** Makes codes of the app with the address of its QR code. `steps`: the time steps from now. */
export const createApp = (uri: string) => {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return (steps = 0): string => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * steps });
};

/** Runs `work` again when a time step ended meanwhile: a code of the step before is too old then. */
export async function withinOneStep<Result>(work: () => Promise<Result>): Promise<Result> {
  const toStep = () => Math.floor(Date.now() / 30_000);
  const begunIn = toStep();
  const result = await work();
  return toStep() === begunIn ? result : work();
}

/** Forgets which code was used last, so that a test needs no wait for the next time step. */
export const forgetStep = (on: Harness, userId: string) =>
  on.db.execute(sql`update two_factor set last_step = null where user_id = ${userId}`);

/** Sets up an app for a person who is signed in. */
export async function beginSetUp(on: Harness, cookie: string) {
  const response = await call(on, 'enable', { password: PASSWORD }, browser(cookie));
  expect(response.status).toBe(200);
  const { totpURI, backupCodes } = await readJson(response);
  return { uri: String(totpURI), code: createApp(String(totpURI)), backupCodes: backupCodes as string[] };
}

/** Turns two-factor on in a browser of a person. */
export async function turnOn(on: Harness, { cookie }: { cookie: string }) {
  const app = await beginSetUp(on, cookie);
  const turnedOn = await call(on, 'verify-totp', { code: app.code() }, browser(cookie));
  expect(turnedOn.status).toBe(200);
  return app;
}

/** A new person with a confirmed address who turned two-factor on in a browser. */
export async function enrol(on: Harness) {
  const person = await on.signUpConfirmed({}, browser());
  const app = await turnOn(on, person);
  await forgetStep(on, person.user.id);
  return { ...person, ...app };
}

/** The cookies that an answer sets, as a browser sends them back. */
export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .filter((cookie) => !cookie.includes('; Max-Age=0'))
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** Enters the password. Returns the cookie of the sign-in that waits for the second factor. */
export async function enterPassword(on: Harness, email: string, cookie?: string, fields = {}) {
  const response = await answered(() =>
    on.post('/api/auth/sign-in/email', { email, password: PASSWORD, ...fields }, browser(cookie)),
  );
  expect(response.status).toBe(200);
  expect(await readJson(response)).toMatchObject({ twoFactorRedirect: true });
  const waiting = cookiesOf(response);
  expect(waiting).toContain('gatehouse.two_factor=');
  return cookie ? `${cookie}; ${waiting}` : waiting;
}

export const rowsOf = (on: Harness, table: string, userId: string) =>
  readRows<Record<string, unknown>>(
    on.db,
    sql`select * from ${sql.identifier(table)} where user_id = ${userId}`,
  );
/** The log of a person, the newest first, as `kind` or `kind failed`. */
export const logOf = async (on: Harness, userId: string): Promise<string[]> =>
  (
    await readRows<{ kind: string; ok: boolean }>(
      on.db,
      sql`select kind, ok from activity where user_id = ${userId} order by id desc`,
    )
  ).map(({ kind, ok }) => (ok ? kind : `${kind} failed`));
