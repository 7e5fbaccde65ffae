import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { avatar, user } from '../../server/db/schema/index.ts';
import type { Harness } from '../harness.ts';

export type Headers = Record<string, string>;
export type Body = Buffer | AsyncIterable<Uint8Array>;

/** Calls that change and read pictures, through the service's routes and directly in the database. */
export function createAvatarCalls({ request, config, db }: Harness) {
  const get = (image: string, init?: RequestInit): Promise<Response> =>
    request(image.slice(config.http.url.length), init);

  return {
    put: (body: Body, headers: Headers = {}, type = 'image/jpeg'): Promise<Response> =>
      request('/api/avatar', {
        method: 'PUT',
        headers: { 'content-type': type, ...headers },
        body: body as BodyInit, // Node accepts any body that arrives in pieces
        ...{ duplex: 'half' },
      }),
    remove: (headers: Headers): Promise<Response> => request('/api/avatar', { method: 'DELETE', headers }),
    get,
    /** The picture as the service stores it. */
    readPicture: async (image: string): Promise<Buffer> => {
      const response = await get(image);
      expect(response.status).toBe(200);
      return Buffer.from(await response.arrayBuffer());
    },
    rowsOf: (userId: string) => db.select().from(avatar).where(eq(avatar.userId, userId)),
    imageOf: async (userId: string) => (await db.select().from(user).where(eq(user.id, userId)))[0]?.image,
  };
}
export type AvatarCalls = ReturnType<typeof createAvatarCalls>;

/** The address of a stored picture. */
export async function readImage(response: Response): Promise<string> {
  const { image } = (await response.json()) as { image: string };
  expect([response.status, image]).toEqual([
    200,
    expect.stringMatching(/^http:\/\/localhost:3001\/api\/avatar\/[\w-]{22}$/),
  ]);
  return image;
}

export async function expectProblem(response: Response, status: number, code: string, detail?: RegExp) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = await response.json();
  expect(problem).toMatchObject({ status, code, requestId: expect.any(String) });
  expect(response.status).toBe(status);
  if (detail) expect(problem).toMatchObject({ detail: expect.stringMatching(detail) });
}
