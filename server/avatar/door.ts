import { type Context, Hono } from 'hono';
import { findPictureType, PICTURE_MOST, PICTURE_TYPES, type PictureType } from '../../shared/picture.ts';
import { AppError } from '../errors.ts';
import { readBytes } from '../http/body.ts';
import { DATA_POLICY, readableByAll } from '../http/headers.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { refuseMethod } from '../http/method.ts';
import { requireNamedUser } from '../http/named-user.ts';
import { toAppError, toProblem } from '../http/problem.ts';
import { createConcurrencyLimiter } from '../limits/concurrency-limiter.ts';
import type { Log } from '../log.ts';
import type { CallReader } from '../session/call-reader.ts';
import type { Identity, SessionEngine } from '../session/engine.ts';
import { refuseSite } from '../session/site-refusal.ts';
import { remakePicture } from './picture.ts';
import type { AvatarStore } from './store.ts';
import { createUploadLimiter } from './upload-limiter.ts';

export type AvatarDoorDeps = {
  readCall: CallReader;
  engine: Pick<SessionEngine, 'requireIdentity'>;
  avatars: AvatarStore;
  log: Log;
};

const TOO_LARGE = `Send at most ${PICTURE_MOST / 1024} KiB.`;
const WRONG_TYPE = `Send a picture as ${PICTURE_TYPES.join(', ')}.`;

const PICTURE = '/:id{[\\w-]{22}}';

/** A picture that a browser opens as a page can run nothing. The content of a picture's address never changes. */
const PICTURE_HEADERS = {
  'Content-Type': 'image/webp',
  'Content-Disposition': 'inline',
  'Content-Security-Policy': `${DATA_POLICY}; sandbox`,
  'Cache-Control': 'public, max-age=31536000, immutable',
};

/** The pictures of users. A user sets and removes their own picture; everybody who has its address can see it. */
export function createAvatarDoor({ readCall, avatars, log, ...deps }: AvatarDoorDeps) {
  const door = new Hono<HttpEnv>();
  const limitUpload = createUploadLimiter();
  // No rate limit by address: a class behind one address may open a page with a hundred pictures. The concurrency
  // limiter leaves most database connections to requests that ask 'who is this?'.
  const takeTurn = createConcurrencyLimiter({ places: 2, patience: 5_000, queueMost: 1_000 });

  const requirePerson = async (c: Context<HttpEnv>): Promise<Identity> => {
    const { credential } = await readCall(c, 'auth');
    const identity = await deps.engine.requireIdentity(credential);
    if (identity.via) throw refuseSite();
    requireNamedUser(c.req.raw.headers, identity.user.id);
    return identity;
  };

  door.put('/', async (c) => {
    const identity = await requirePerson(c);
    const type = requirePictureType(c.req.raw.headers);
    const image = await limitUpload(
      identity.user.id,
      (onPiece) => readBytes(c.req.raw, PICTURE_MOST, { tooLarge: TOO_LARGE, onPiece }),
      async (bytes) => avatars.put(identity, await remakePicture(bytes, type)),
    );
    return c.json({ image });
  });
  door.delete('/', async (c) => {
    await avatars.remove(await requirePerson(c));
    return c.json({ image: null });
  });
  door.all('/', (c) => refuseMethod(c, 'PUT', 'DELETE'));

  door.use('/:id', readableByAll());
  door.get(PICTURE, async (c) => {
    const id = c.req.param('id');
    const headers = { ...PICTURE_HEADERS, ETag: `"${id}"` };
    const isKnown = isNamed(headers.ETag, c.req.header('If-None-Match'));
    if (isKnown || c.req.method === 'HEAD') {
      const size = await takeTurn(() => avatars.measure(id));
      if (size === null) throw new AppError('not_found');
      if (isKnown) return c.body(null, 304, headers);
      return c.body(null, 200, { ...headers, 'Content-Length': String(size) });
    }
    const data = await takeTurn(() => avatars.find(id));
    if (!data) throw new AppError('not_found');
    return c.body(new Uint8Array(data), 200, headers);
  });
  door.all(PICTURE, (c) => refuseMethod(c, 'GET', 'HEAD'));
  door.all('/:id', () => Promise.reject(new AppError('not_found')));

  door.onError((error, c) => {
    const known = toAppError(error);
    if (known.code === 'unauthenticated') c.header('WWW-Authenticate', 'Bearer');
    return toProblem(c, known, log);
  });
  return door;
}

function requirePictureType(headers: Headers): PictureType {
  const type = findPictureType(headers.get('content-type') ?? '');
  if (!type) throw new AppError('unsupported_media_type', { sentence: WRONG_TYPE });
  return type;
}

/** True when `If-None-Match` holds the tag, strong or weak (RFC 9110 §13.1.2). */
const isNamed = (tag: string, header = ''): boolean => header.trim() === '*' || header.includes(tag);
