import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser, type Harness, startHarness } from '../harness.ts';
import { drawPhoto } from '../pictures.ts';
import { type AvatarCalls, createAvatarCalls, readImage } from './avatar-calls.ts';
import { expectUnavailable } from './unavailable.ts';

let harness: Harness;
let avatars: AvatarCalls;
let jpeg: Buffer;
beforeAll(async () => {
  harness = await startHarness();
  avatars = createAvatarCalls(harness);
  jpeg = await drawPhoto();
});
afterAll(() => harness[Symbol.asyncDispose]());

describe('many at once', () => {
  it('of one person: the last one stays, and no other', async () => {
    const { cookie, user: ada } = await harness.signUp();
    const answers = await Promise.all(Array.from({ length: 3 }, () => avatars.put(jpeg, browser(cookie))));
    const images = await Promise.all(answers.map(readImage));
    const current = await avatars.imageOf(ada.id);
    expect(images).toContain(current);
    expect((await avatars.rowsOf(ada.id)).map(({ id }) => id)).toEqual([current?.slice(-22)]);
    expect(
      (await Promise.all(images.map((image) => avatars.get(image)))).filter(({ status }) => status === 200),
    ).toHaveLength(1);
  });

  it('wait for each other, others keep their speed, and who comes too late hears it', async () => {
    const crowd = await Promise.all(Array.from({ length: 24 }, () => harness.signUp()));
    const before = process.memoryUsage().rss;
    const answers = await Promise.all(
      crowd.flatMap(({ cookie }) => Array.from({ length: 4 }, () => avatars.put(jpeg, browser(cookie)))),
    );
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(96 - 64);
    for (const response of refused) await expectUnavailable('a picture too many', response);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
    // Nobody's place is lost.
    for (const { cookie } of crowd) await readImage(await avatars.put(jpeg, browser(cookie)));
  });
});
