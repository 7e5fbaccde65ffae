import { passkeyClient } from '@better-auth/passkey/client';
import { createAuthClient } from 'better-auth/client';
import { twoFactorClient } from 'better-auth/client/plugins';
import { generate } from 'otplib';
import { describeAnswer } from './answer.ts';

// The calls of programs written for Better Auth's plugins `passkey` and `twoFactor`, through the plugins' own clients.
// Against any service with their routes. Names, inputs and order are always the same.

export type StrongWorld = {
  baseURL: string;
  /** Stores and sends cookies: one browser. */
  fetch: typeof fetch;
  /** Another browser. */
  fetchElsewhere: typeof fetch;
  /** Waits until a code of the app has not been used yet. Programs wait half a minute for that. */
  passTime(): Promise<void>;
  /** The seconds since 1970 by the clock of the service. */
  now(): number;
};
// biome-ignore lint/suspicious/noExplicitAny: each call has another answer, which describeAnswer reads
type Result = { data: any };

const PASSWORD = 'correct horse battery';

/** Makes every call. Returns the answer to each call by the name of the call. */
export async function walkStrong(world: StrongWorld): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  let last = '';
  const connect = (ask: typeof fetch) =>
    createAuthClient({
      baseURL: world.baseURL,
      disableDefaultFetchPlugins: true,
      plugins: [passkeyClient(), twoFactorClient()],
      fetchOptions: {
        customFetchImpl: async (url, init) => {
          const response = await ask(url, init);
          const text = await response.text();
          last = describeAnswer(response.status, text);
          return new Response(text || null, { status: response.status, headers: response.headers });
        },
      },
    });
  const here = connect(world.fetch);
  const elsewhere = connect(world.fetchElsewhere);
  const post = (client: typeof here, path: string, body: object): Promise<Result> =>
    client.$fetch(path, { method: 'POST', body }) as Promise<Result>;
  const ask = async <Answer>(name: string, asking: Promise<Answer>): Promise<Answer> => {
    const result = await asking;
    if (answers[name] !== undefined) throw new Error(`asked twice: ${name}`);
    answers[name] = last;
    return result;
  };
  const address = () => `person-${Math.random().toString(36).slice(2)}@example.com`;

  const email = address();
  const password = PASSWORD;
  await here.signUp.email({ name: 'Ada', email, password });

  // Passkeys.
  await ask('passkey/list-user-passkeys, none', here.passkey.listUserPasskeys());
  await ask('passkey/list-user-passkeys, nobody', elsewhere.passkey.listUserPasskeys());
  await ask('passkey/generate-register-options, nobody', elsewhere.passkey.addPasskey());
  const added: Result = await ask('passkey/verify-registration', here.passkey.addPasskey({ name: 'Laptop' }));
  await ask('passkey/verify-registration, no answer', post(here, '/passkey/verify-registration', {}));
  await ask('passkey/list-user-passkeys', here.passkey.listUserPasskeys());
  const id = added.data?.id ?? '';
  await ask('passkey/update-passkey', here.passkey.updatePasskey({ id, name: 'Phone' }));
  await ask('passkey/update-passkey, nobody', elsewhere.passkey.updatePasskey({ id, name: 'Phone' }));
  await ask('passkey/update-passkey, unknown', here.passkey.updatePasskey({ id: 'unknown', name: 'Phone' }));
  await ask('passkey/verify-authentication', elsewhere.signIn.passkey());
  await ask('passkey/verify-authentication, no answer', post(here, '/passkey/verify-authentication', {}));
  await ask('get-session, by passkey', elsewhere.getSession());
  await ask('passkey/delete-passkey, unknown', here.passkey.deletePasskey({ id: 'unknown' }));
  await ask('passkey/delete-passkey', here.passkey.deletePasskey({ id }));
  await ask('passkey/list-user-passkeys, the last one removed', here.passkey.listUserPasskeys());
  await elsewhere.signOut();

  // Two-factor.
  await ask('two-factor/enable, wrong password', here.twoFactor.enable({ password: 'not it' }));
  await ask('two-factor/enable, nobody', elsewhere.twoFactor.enable({ password }));
  await ask('two-factor/get-totp-uri, off', here.twoFactor.getTotpUri({ password }));
  await ask('two-factor/verify-totp, off', here.twoFactor.verifyTotp({ code: '000000' }));
  const enabled: Result = await ask('two-factor/enable', here.twoFactor.enable({ password }));
  const secret = new URL(enabled.data.totpURI).searchParams.get('secret') ?? '';
  const toCode = () => generate({ secret, epoch: world.now() });
  await ask('two-factor/verify-totp, setting up, wrong code', here.twoFactor.verifyTotp({ code: '000000' }));
  await ask('two-factor/verify-totp, setting up', here.twoFactor.verifyTotp({ code: await toCode() }));
  await ask('get-session, two-factor on', here.getSession());
  await ask('two-factor/enable, on', here.twoFactor.enable({ password }));
  await ask('two-factor/get-totp-uri', here.twoFactor.getTotpUri({ password }));
  const made: Result = await ask(
    'two-factor/generate-backup-codes',
    here.twoFactor.generateBackupCodes({ password }),
  );
  const [first = '', second = ''] = made.data?.backupCodes ?? enabled.data.backupCodes;

  await ask('sign-in/email, two-factor on', elsewhere.signIn.email({ email, password }));
  await ask('get-session, half-way', elsewhere.getSession());
  await ask('two-factor/verify-totp, wrong code', elsewhere.twoFactor.verifyTotp({ code: '000000' }));
  await ask('two-factor/verify-totp, no code', post(elsewhere, '/two-factor/verify-totp', {}));
  await world.passTime();
  await ask('two-factor/verify-totp', elsewhere.twoFactor.verifyTotp({ code: await toCode() }));
  await ask('get-session, after a code', elsewhere.getSession());
  await elsewhere.signOut();

  await elsewhere.signIn.email({ email, password });
  await ask(
    'two-factor/verify-backup-code, wrong code',
    elsewhere.twoFactor.verifyBackupCode({ code: 'wrong-00000' }),
  );
  await ask('two-factor/verify-backup-code', elsewhere.twoFactor.verifyBackupCode({ code: first }));
  await elsewhere.signOut();
  await elsewhere.signIn.email({ email, password });
  await ask('two-factor/verify-backup-code, used', elsewhere.twoFactor.verifyBackupCode({ code: first }));
  await ask(
    'two-factor/verify-backup-code, trusted',
    elsewhere.twoFactor.verifyBackupCode({ code: second, trustDevice: true }),
  );
  await elsewhere.signOut();
  await ask('sign-in/email, trusted', elsewhere.signIn.email({ email, password }));

  await ask('two-factor/send-otp', here.twoFactor.sendOtp());
  await ask('two-factor/disable, in a trusted browser', elsewhere.twoFactor.disable({ password }));
  await elsewhere.signOut();
  await ask('two-factor/disable, nobody', elsewhere.twoFactor.disable({ password }));
  await ask('two-factor/disable', here.twoFactor.disable({ password }));
  await ask('get-session, two-factor off', here.getSession());
  return answers;
}
