import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const userInfo = fc.oneof(
  fc.constantFrom('', ':', 'ada', 'ada:secret', ':secret', 'a%40b', 'a@b', 'ada:', 'ünï:cødé', '[::1]:x'),
  fc.webAuthority({ withUserInfo: true }).map((authority) => authority.split('@')[0] ?? ''),
);
/** Browsers interpret all of these as `https://<user info>@example.com/…`. */
const withUserInfo = fc
  .tuple(
    fc.constantFrom('https:', 'HTTPS:', ' https:'),
    fc.constantFrom('//', '///', '\\\\', '/\\', '/', ''),
    userInfo,
    fc.constantFrom('/me.png', '', '?me', '#me', '\\me.png', ':8443/me.png'),
  )
  .map(([scheme, slashes, info, path]) => `${scheme}${slashes}${info}@example.com${path}`);

it('an image address with user info is refused at every door, and not stored', async () => {
  const { cookie, user: ada } = await harness.signUp();
  await fc.assert(
    fc.asyncProperty(withUserInfo, async (image) => {
      const email = `image-${Math.random()}@example.com`;
      for (const response of [
        await harness.post('/api/auth/update-user', { image }, browser(cookie)),
        await harness.post('/api/auth/sign-up/email', { name: 'Ada', email, password: PASSWORD, image }),
      ]) {
        expect(response.status).toBe(400);
        expect(((await response.json()) as { message: string }).message).toMatch(/^image: /);
      }
      expect(await harness.db.select().from(user).where(eq(user.email, email))).toEqual([]);
    }),
    { numRuns: 40, examples: [['https://ada:secret@example.com/me.png'], ['https://@example.com/me.png']] },
  );
  const [row] = await harness.db.select().from(user).where(eq(user.id, ada.id));
  expect(row?.image).toBeNull();
});

it('the refusal says what is wrong with it', async () => {
  const { cookie } = await harness.signUp();
  const image = 'https://ada:secret@example.com/me.png';
  const response = await harness.post('/api/auth/update-user', { image }, browser(cookie));
  expect(await response.json()).toMatchObject({
    message: 'image: Leave user name and password out of the address.',
  });
});

it.each([
  'https://example.com/@ada/me.png',
  'https://example.com/me.png?of=ada@example.com',
  'https://example.com#@ada',
  'https://bücher.example/me.png',
  'https://[2001:db8::1]:8443/me.png',
  'https://example.com\\@ada',
])('an image address without user info is stored: %s', async (image) => {
  const { cookie, user: ada } = await harness.signUp();
  const response = await harness.post('/api/auth/update-user', { image }, browser(cookie));
  expect(response.status).toBe(200);
  const [row] = await harness.db.select().from(user).where(eq(user.id, ada.id));
  expect(row?.image).toBe(image);
});
