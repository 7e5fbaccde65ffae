import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, type MockInstance, vi } from 'vitest';
import { user } from '../../server/db/schema/index.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { drawPhoto } from '../pictures.ts';
import { type AvatarCalls, createAvatarCalls, expectProblem, readImage } from './avatar-calls.ts';
import { holdAnswers, watchStatements } from './statements.ts';

let harness: Harness;
let avatars: AvatarCalls;
let jpeg: Buffer;
beforeAll(async () => {
  harness = await startHarness();
  avatars = createAvatarCalls(harness);
  jpeg = await drawPhoto();
});
afterAll(() => harness[Symbol.asyncDispose]());

/** The number of bytes of pictures in the database's answers. */
async function countBytes(statements: MockInstance<(...input: unknown[]) => Promise<unknown>>) {
  const answers = await Promise.all(statements.mock.results.map(({ value }) => value));
  return answers
    .flatMap(({ rows }) => rows)
    .flatMap((row) => Object.values(row))
    .reduce<number>((sum, value) => sum + (value instanceof Uint8Array ? value.byteLength : 0), 0);
}

afterEach(() => vi.restoreAllMocks());

describe('the address of a picture', () => {
  it('can be embedded by every page, is cached forever, and returns only a picture', async () => {
    const { cookie } = await harness.signUp();
    const image = await readImage(await avatars.put(jpeg, browser(cookie)));
    const response = await avatars.get(image, {
      headers: { origin: 'https://anywhere.example', 'sec-fetch-site': 'cross-site' },
    });
    const id = image.slice(-22);
    for (const [name, value] of Object.entries({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
      'access-control-allow-credentials': null,
      'x-content-type-options': 'nosniff',
      'content-disposition': 'inline',
      etag: `"${id}"`,
      vary: null,
      'set-cookie': null,
    }))
      expect([name, response.headers.get(name)]).toEqual([name, value]);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*; sandbox$/);
  });

  it('answers 304 without reading the picture, and 404 once it is deleted', async () => {
    const { cookie } = await harness.signUp();
    const image = await readImage(await avatars.put(jpeg, browser(cookie)));
    const id = image.slice(-22);
    const { byteLength } = await avatars.readPicture(image);
    const known = [`"${id}"`, `"other", W/"${id}"`, '*'].map((tag) => ({ 'if-none-match': tag }));

    const statements = watchStatements(harness);
    for (const headers of known) {
      const response = await avatars.get(image, { headers });
      expect([response.status, await response.text(), response.headers.get('etag')]).toEqual([
        304,
        '',
        `"${id}"`,
      ]);
    }
    const head = await avatars.get(image, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([
      200,
      '',
      `${byteLength}`,
    ]);
    expect(await countBytes(statements)).toBe(0);
    for (const tag of ['"other"', `"${id}x"`]) {
      const response = await avatars.get(image, { headers: { 'if-none-match': tag } });
      expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([200, byteLength]);
    }
    expect(await countBytes(statements)).toBe(2 * byteLength);

    await avatars.remove(browser(cookie));
    for (const headers of known) await expectProblem(await avatars.get(image, { headers }), 404, 'not_found');
    expect((await avatars.get(image, { method: 'HEAD' })).status).toBe(404);
  });

  it('reads two pictures at a time, and answers all requests in the end', async () => {
    const { cookie } = await harness.signUp();
    const image = await readImage(await avatars.put(jpeg, browser(cookie)));
    const statements = watchStatements(harness);
    const answers = holdAnswers(harness);
    const asked = Array.from({ length: 50 }, () => avatars.get(image));
    await answers.held(2);
    await harness.request('/api/avatar/x'); // its path is as long as the path to the database
    expect(statements).toHaveBeenCalledTimes(2);
    answers.release();
    for (const { status } of await Promise.all(asked)) expect(status).toBe(200);
  });

  it.each(['x', 'AAAAAAAAAAAAAAAAAAAAAA', '..%2f..%2fetc', 'a/b', '%00'.repeat(22)])(
    '%s belongs to no picture',
    async (id) => {
      const response = await harness.request(`/api/avatar/${id}`);
      expect(response.headers.get('cache-control')).toBe('no-store');
      await expectProblem(response, 404, 'not_found');
    },
  );

  it('is new for each picture, and the previous one is deleted', async () => {
    const { cookie, user: ada } = await harness.signUp();
    const first = await readImage(await avatars.put(jpeg, browser(cookie)));
    const second = await readImage(await avatars.put(jpeg, browser(cookie)));
    expect(second).not.toBe(first);
    await expectProblem(await avatars.get(first), 404, 'not_found');
    expect(await avatars.rowsOf(ada.id)).toHaveLength(1);
  });
});

describe('removing a picture', () => {
  it('removes the user’s own picture, also repeatedly, and no other', async () => {
    const ada = await harness.signUp();
    const grace = await harness.signUp();
    const images = [];
    for (const { cookie } of [ada, grace])
      images.push(await readImage(await avatars.put(jpeg, browser(cookie))));
    const [adas = '', graces = ''] = images;
    for (let round = 0; round < 2; round += 1) {
      const response = await avatars.remove(browser(ada.cookie));
      expect([response.status, await response.json()]).toEqual([200, { image: null }]);
    }
    await expectProblem(await avatars.get(adas), 404, 'not_found');
    expect((await harness.api({ cookie: ada.cookie }).session.current.query())?.user.image).toBeNull();
    expect((await avatars.get(graces)).status).toBe(200);
  });

  it.each([null, 'https://pictures.example.com/ada.png'])('is done by update-user with %s', async (image) => {
    const { cookie, user: ada } = await harness.signUp();
    const own = await readImage(await avatars.put(jpeg, browser(cookie)));
    const update = (fields: object) => harness.post('/api/auth/update-user', fields, browser(cookie));
    expect((await update({ name: 'Countess', image: own })).status).toBe(200);
    expect((await avatars.get(own)).status).toBe(200);
    expect((await update({ image })).status).toBe(200);
    expect(await avatars.imageOf(ada.id)).toBe(image);
    expect(await avatars.rowsOf(ada.id)).toEqual([]);
    // A picture from another site is removed in the same way as one of ours.
    expect((await avatars.remove(browser(cookie))).status).toBe(200);
    expect(await avatars.imageOf(ada.id)).toBeNull();
  });

  it('happens when the account is deleted', async () => {
    const { cookie, user: ada } = await harness.signUp();
    const image = await readImage(await avatars.put(jpeg, browser(cookie)));
    await harness.db.delete(user).where(eq(user.id, ada.id));
    await expectProblem(await avatars.get(image), 404, 'not_found');
  });
});
