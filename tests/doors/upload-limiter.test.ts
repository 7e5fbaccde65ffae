import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../server/http/server.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { BLUE, drawPhoto, drawPicture, RED } from '../pictures.ts';
import { type AvatarCalls, createAvatarCalls, expectProblem, readImage } from './avatar-calls.ts';
import { expectUnavailable } from './unavailable.ts';

/**
 * The service waits 30 s for a request. On a machine that is busy with something else many pictures take longer than
 * that, so this test may begin again.
 */
const AGAIN = { retry: 2 };
/** Bytes: less than the small picture has. */
const HALF = 300;

type Person = Awaited<ReturnType<Harness['signUp']>>;

let harness: Harness;
let server: Server;
let avatars: AvatarCalls;
let jpeg: Buffer;
let small: Buffer;
let crowd: Person[];
beforeAll(async () => {
  harness = await startHarness();
  server = createHttpServer(harness.app.fetch);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  avatars = createAvatarCalls(harness);
  jpeg = await drawPhoto();
  small = await drawPhoto({ width: 64, height: 64, color: RED, top: BLUE });
  crowd = await Promise.all(Array.from({ length: 24 }, () => harness.signUp()));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await harness[Symbol.asyncDispose]();
});

describe('many uploads at once', () => {
  it('by one user: only the last picture is kept', async () => {
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

  it('are handled one after the other; uploads beyond the queue are answered 503', async () => {
    const grace = await harness.signUp();
    const large = await drawPicture({ width: 3000, height: 3000 }).png().toBuffer();
    const before = process.memoryUsage().rss;
    harness.logged.length = 0;
    const answers = await Promise.all([
      // This takes long enough for all other uploads to arrive before it is done.
      avatars.put(large, browser(grace.cookie), 'image/png'),
      ...crowd.flatMap(({ cookie }) => Array.from({ length: 4 }, () => avatars.put(jpeg, browser(cookie)))),
    ]);
    const refused = answers.filter(({ status }) => status !== 200);
    const countLogged = (detail: string) => harness.logged.filter((line) => line.includes(detail)).length;
    const [tooMany, queueFull, timedOut] = [
      countLogged('too many pictures at once'),
      countLogged('the queue is full'),
      countLogged('timed out in the queue'),
    ];
    expect(tooMany).toBeGreaterThan(0);
    expect(refused).toHaveLength(tooMany + queueFull + timedOut);
    // On a busy machine, some wait in the queue for longer than the service lets them.
    expect(refused.length - timedOut).toBeLessThanOrEqual(97 - 64);
    if (timedOut === 0) expect(refused).toHaveLength(97 - 64);
    for (const response of refused) await expectUnavailable('a picture too many', response);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
    // No place of the upload limiter is lost.
    for (const { cookie } of crowd) await readImage(await avatars.put(jpeg, browser(cookie)));
  });
});

describe('many slow uploads', () => {
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  /** Sends half of the picture over its own socket. `status` is that of the answer. */
  const begin = ({ bearer }: Person) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket.on('error', () => {}));
    const status = new Promise<string>((resolve, reject) => {
      socket.once('data', (data) => resolve(data.toString('latin1').slice(9, 12)));
      socket.once('close', () => reject(new Error('closed without an answer')));
    });
    status.catch(() => {});
    socket.write(
      `PUT /api/avatar HTTP/1.1\r\nHost: localhost:3001\r\nAuthorization: Bearer ${bearer}\r\n` +
        `Content-Type: image/jpeg\r\nContent-Length: ${small.length}\r\n\r\n`,
    );
    socket.write(small.subarray(0, HALF));
    return { status, finish: () => socket.write(small.subarray(HALF)) };
  };

  it('delay only their own senders, and are all stored in the end', AGAIN, async () => {
    const slow = await Promise.all(
      crowd.map(async (person) => {
        const theirs = Array.from({ length: 4 }, () => begin(person));
        // One of four is refused: the service reads three at a time.
        const refused = await Promise.race(theirs.map((one) => one.status.then(() => one)));
        expect(await refused.status).toBe('503');
        return theirs.filter((one) => one !== refused);
      }),
    );
    expect(slow.flat()).toHaveLength(72);
    const { cookie } = await harness.signUp();
    for (let round = 0; round < 3; round += 1) await readImage(await avatars.put(jpeg, browser(cookie)));
    // In turns: the queue for the work has fewer places.
    for (const theirs of slow) {
      for (const one of theirs) one.finish();
      expect(await Promise.all(theirs.map((one) => one.status))).toEqual(['200', '200', '200']);
    }
  });

  it('share a limited number of bytes, and release them', async () => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    async function* sendMost(counted: () => void) {
      yield Buffer.alloc(511 * 1024);
      counted(); // the service requests more data
      await ended;
    }
    const slow: Promise<Response>[] = [];
    const people = crowd.flatMap((person) => [person, person, person]).slice(0, 32);
    for (const { cookie } of people) {
      await new Promise<void>((counted) => {
        slow.push(avatars.put(sendMost(counted), browser(cookie)));
      });
    }
    const { cookie } = await harness.signUp();
    const sendMore = () => avatars.put(Buffer.alloc(64 * 1024), browser(cookie));
    await expectUnavailable('a picture too many', await sendMore());
    end();
    for (const answer of slow) await expectProblem(await answer, 400, 'invalid_input');
    await expectProblem(await sendMore(), 400, 'invalid_input');
  });
});
