import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { remakePicture } from '../../server/avatar/picture.ts';
import { user } from '../../server/db/schema/index.ts';
import { browser, type Harness, startHarness, TRUSTED_SITE } from '../harness.ts';
import { BLUE, colorAt, drawPhoto, drawPicture, makeBomb, makeScans, RED } from '../pictures.ts';
import {
  type AvatarCalls,
  type Body,
  createAvatarCalls,
  expectProblem,
  type Headers,
  readImage,
} from './avatar-calls.ts';
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

describe('a picture', () => {
  it.each(['png', 'jpeg', 'webp'] as const)(
    'sent as %s is kept as square WebP, and shown everywhere',
    async (format) => {
      const { cookie, user: ada } = await harness.signUp();
      const sent = await drawPicture({ width: 900, height: 600 })[format]().toBuffer();
      const image = await readImage(await avatars.put(sent, browser(cookie), `image/${format}`));
      const kept = await sharp(await avatars.readPicture(image)).metadata();
      expect(kept).toMatchObject({ format: 'webp', width: 512, height: 512, space: 'srgb' });
      expect((await harness.api({ cookie }).session.current.query())?.user.image).toBe(image);
      expect(await (await harness.bridge({ cookie })).json()).toMatchObject({ user: { image } });
      expect(await avatars.imageOf(ada.id)).toBe(image);
    },
  );

  it('has no place, camera, owner or colour profile', async () => {
    const { cookie } = await harness.signUp();
    const before = await sharp(jpeg).metadata();
    expect([before.exif, before.icc]).toEqual([expect.anything(), expect.anything()]);
    const picture = await avatars.readPicture(await readImage(await avatars.put(jpeg, browser(cookie))));
    const after = await sharp(picture).metadata();
    for (const kind of ['exif', 'icc', 'xmp', 'iptc', 'orientation'] as const)
      expect([kind, after[kind]]).toEqual([kind, undefined]);
    expect(picture.toString('latin1')).not.toMatch(/private-copyright|Phone 9|Exif|GPS/);
  });

  it('is turned upright', async () => {
    const { cookie } = await harness.signUp();
    const sideways = await drawPhoto({ width: 400, height: 300, color: RED, top: BLUE }, 6);
    const picture = await avatars.readPicture(await readImage(await avatars.put(sideways, browser(cookie))));
    // After a rotation by 90 degrees the former top is on the right side.
    expect([await colorAt(picture, 250, 150), await colorAt(picture, 50, 150)]).toEqual(['blue', 'red']);
  });

  it('is never enlarged', async () => {
    const { cookie } = await harness.signUp();
    const small = await drawPicture({ width: 70, height: 40 }).png().toBuffer();
    const picture = await avatars.readPicture(
      await readImage(await avatars.put(small, browser(cookie), 'image/png')),
    );
    expect(await sharp(picture).metadata()).toMatchObject({ width: 40, height: 40 });
  });

  it('that is animated is stored as its first frame', async () => {
    const { cookie } = await harness.signUp();
    const frames = await drawPicture({ width: 100, height: 200, color: RED, top: BLUE }).raw().toBuffer();
    const moving = await sharp(frames, { raw: { width: 100, height: 200, channels: 3, pageHeight: 100 } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    const picture = await avatars.readPicture(
      await readImage(await avatars.put(moving, browser(cookie), 'image/webp')),
    );
    expect((await sharp(picture).metadata()).pages ?? 1).toBe(1);
    expect(await colorAt(picture, 50, 50)).toBe('blue');
  });

  it.each(['image/jpg', 'Image/JPG; charset=binary'])('sent as %s is a JPEG', async (type) => {
    const { cookie, user: ada } = await harness.signUp();
    const image = await readImage(await avatars.put(jpeg, browser(cookie), type));
    expect(await avatars.imageOf(ada.id)).toBe(image);
  });

  it.each([0, 1, 2])('that is a JPEG without its last %i bytes is stored like the whole one', async (cut) => {
    const { cookie } = await harness.signUp();
    const sent = jpeg.subarray(0, jpeg.length - cut);
    const image = await readImage(await avatars.put(sent, browser(cookie)));
    expect(await avatars.readPicture(image)).toEqual(await remakePicture(jpeg, 'image/jpeg'));
  });

  it('with up to a hundred passes is accepted', async () => {
    const { cookie } = await harness.signUp();
    await readImage(await avatars.put(makeScans(100), browser(cookie)));
    await expectProblem(await avatars.put(makeScans(101), browser(cookie)), 400, 'invalid_input');
  });

  it('that is also another kind of file is stored as a picture only', async () => {
    const { cookie } = await harness.signUp();
    const polyglot = Buffer.concat([jpeg, Buffer.from('PK<script>alert(document.domain)</script>')]);
    const picture = await avatars.readPicture(await readImage(await avatars.put(polyglot, browser(cookie))));
    expect(picture.toString('latin1')).not.toMatch(/script|alert|PK/);
    expect((await sharp(picture).metadata()).format).toBe('webp');
  });
});

describe('a file that is not a picture', () => {
  const text = Buffer.from('Dear diary, this is a text.');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const READABLE = /PNG, JPEG or WebP/;

  it.each<[string, () => Body | Promise<Body>, string, number, string, RegExp]>([
    ['a text named .png', () => text, 'image/png', 400, 'invalid_input', READABLE],
    ['an SVG sent as PNG', () => svg, 'image/png', 400, 'invalid_input', READABLE],
    [
      'an SVG',
      () => svg,
      'image/svg+xml',
      415,
      'unsupported_media_type',
      /image\/png, image\/jpeg, image\/webp/,
    ],
    [
      'a JPEG sent as PNG',
      () => jpeg,
      'image/png',
      415,
      'unsupported_media_type',
      /is image\/jpeg, sent as image\/png/,
    ],
    [
      'a PNG sent as image/jpg',
      () => drawPicture().png().toBuffer(),
      'image/jpg',
      415,
      'unsupported_media_type',
      /is image\/png, sent as image\/jpeg/,
    ],
    ['a JPEG without a type', () => jpeg, '', 415, 'unsupported_media_type', /image\/png/],
    ['a form', () => jpeg, 'multipart/form-data; boundary=x', 415, 'unsupported_media_type', /image\/png/],
    ['half a JPEG', () => jpeg.subarray(0, jpeg.length / 2), 'image/jpeg', 400, 'invalid_input', READABLE],
    [
      'the beginning of a PNG',
      () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      'image/png',
      400,
      'invalid_input',
      READABLE,
    ],
    ['nothing', () => Buffer.alloc(0), 'image/png', 400, 'invalid_input', READABLE],
    ['a bomb of 400 million pixels', () => makeBomb(), 'image/png', 400, 'invalid_input', READABLE],
    [
      'a picture of 513 KiB',
      () => Buffer.alloc(513 * 1024),
      'image/png',
      413,
      'payload_too_large',
      /512 KiB/,
    ],
  ])('is refused: %s', async (_, body, type, status, code, detail) => {
    const { cookie, user: ada } = await harness.signUp();
    const image = await readImage(await avatars.put(jpeg, browser(cookie)));
    await expectProblem(await avatars.put(await body(), browser(cookie), type), status, code, detail);
    expect(await avatars.imageOf(ada.id)).toBe(image);
  });

  it('is not kept in memory while it is refused: 30 MB in chunks', async () => {
    const { cookie } = await harness.signUp();
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 64 * 1024;
        if (sent > 30 * 1024 * 1024) controller.close();
        else controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    await expectProblem(await avatars.put(endless, browser(cookie)), 413, 'payload_too_large', /512 KiB/);
    expect(sent).toBeLessThan(1024 * 1024);
  });
});

describe('who may upload and remove a picture', () => {
  it.each<[string, (person: { cookie: string; bearer: string }) => Headers, number, string]>([
    ['nobody', () => browser(), 401, 'unauthenticated'],
    ['a forged cookie', () => browser('better-auth.session_token=forged.x'), 401, 'unauthenticated'],
    [
      'a foreign origin',
      ({ cookie }) => ({ cookie, origin: 'https://evil.example' }),
      403,
      'untrusted_origin',
    ],
    ['a sibling site', ({ cookie }) => ({ cookie, 'sec-fetch-site': 'same-site' }), 403, 'untrusted_origin'],
    ['a cookie without an origin', ({ cookie }) => ({ cookie }), 403, 'untrusted_origin'],
    [
      'a cookie and a bearer token',
      ({ cookie, bearer }) => ({ ...browser(cookie), authorization: `Bearer ${bearer}` }),
      400,
      'ambiguous_credentials',
    ],
  ])('not %s', async (_, toHeaders, status, code) => {
    const person = await harness.signUp();
    const image = await readImage(await avatars.put(jpeg, browser(person.cookie)));
    const headers = toHeaders(person);
    for (const response of [await avatars.put(jpeg, headers), await avatars.remove(headers)]) {
      await expectProblem(response.clone(), status, code);
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
    }
    expect(await avatars.imageOf(person.user.id)).toBe(image);
  });

  it('somebody with a bearer token, and a trusted front end elsewhere', async () => {
    const { cookie, bearer, user: ada } = await harness.signUp();
    for (const headers of [{ authorization: `Bearer ${bearer}` }, { cookie, origin: TRUSTED_SITE }]) {
      const image = await readImage(await avatars.put(jpeg, headers));
      expect(await avatars.imageOf(ada.id)).toBe(image);
    }
    const preflight = await harness.request('/api/avatar', {
      method: 'OPTIONS',
      headers: { origin: TRUSTED_SITE, 'access-control-request-method': 'PUT' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBe(TRUSTED_SITE);
    expect(preflight.headers.get('access-control-allow-credentials')).toBe('true');
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
  });

  it('not a banned user, nor a user of an ended session', async () => {
    const { cookie, user: ada } = await harness.signUp();
    const image = await readImage(await avatars.put(jpeg, browser(cookie)));
    await harness.db.update(user).set({ disabledAt: new Date() }).where(eq(user.id, ada.id));
    await expectProblem(await avatars.put(jpeg, browser(cookie)), 401, 'unauthenticated');
    await expectProblem(await avatars.remove(browser(cookie)), 401, 'unauthenticated');
    expect(await avatars.imageOf(ada.id)).toBe(image);
    await harness.db.update(user).set({ disabledAt: null }).where(eq(user.id, ada.id));
    expect((await harness.post('/api/auth/sign-out', {}, browser(cookie))).status).toBe(200);
    await expectProblem(await avatars.put(jpeg, browser(cookie)), 401, 'unauthenticated');
  });

  it('nobody with other methods', async () => {
    const { cookie } = await harness.signUp();
    const image = await readImage(await avatars.put(jpeg, browser(cookie)));
    for (const method of ['GET', 'POST', 'PATCH']) {
      const response = await harness.request('/api/avatar', { method, headers: browser(cookie) });
      expect([method, response.headers.get('allow')]).toEqual([method, 'PUT, DELETE']);
      await expectProblem(response, 405, 'method_not_allowed');
    }
    for (const method of ['PUT', 'DELETE', 'POST', 'OPTIONS']) {
      const response = await avatars.get(image, { method, headers: browser(cookie) });
      expect([method, response.headers.get('allow')]).toEqual([method, 'GET, HEAD']);
      await expectProblem(response, 405, 'method_not_allowed');
    }
  });

  it('as often as any raw route allows', async () => {
    await using limited = await startHarness({ beside: harness, env: { RATE_LIMITS: 'auth:2/60' } });
    const { cookie } = await harness.signUp();
    const call = () =>
      limited.request('/api/avatar', { method: 'DELETE', headers: browser(cookie) }, '192.0.2.77');
    expect([(await call()).status, (await call()).status]).toEqual([200, 200]);
    const refused = await call();
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await expectProblem(refused, 429, 'rate_limited');
  });
});

it.runIf(inject('driver') !== 'pglite')(
  'a database that is down is 503, and changes nothing',
  async () => {
    const { cookie, user: ada } = await harness.signUp();
    const image = await readImage(await avatars.put(jpeg, browser(cookie)));
    harness.testDatabase.setLink?.('down');
    await expectUnavailable('put', await avatars.put(jpeg, browser(cookie)));
    await expectUnavailable('remove', await avatars.remove(browser(cookie)));
    await expectUnavailable('get', await avatars.get(image));
    expect((await avatars.put(jpeg, browser('better-auth.session_token=forged.x'))).status).toBe(401);
    harness.testDatabase.setLink?.('open');
    await vi.waitFor(async () => expect((await avatars.get(image)).status).toBe(200), {
      timeout: 30_000,
      interval: 100,
    });
    expect(await avatars.imageOf(ada.id)).toBe(image);
  },
  60_000,
);
