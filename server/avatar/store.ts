import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { AVATAR } from '../../shared/paths.ts';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { avatar } from '../db/schema/avatar.ts';
import { user } from '../db/schema/index.ts';
import type { SessionCache } from '../session/cache.ts';
import type { Identity } from '../session/engine.ts';
import { lockIdentity } from '../users/row-lock.ts';

/** Bytes of an id. Nobody can guess the address: everybody who knows it sees the picture. */
const ID_BYTES = 16;

/** The pictures of users. `url` is the public origin of this service. */
export function createAvatarStore(db: Database, cache: SessionCache, url: string) {
  const setImage = async (trx: Database, userId: string, image: string | null) =>
    requireOne(
      await trx
        .update(user)
        .set({ image, updatedAt: new Date() })
        .where(eq(user.id, userId))
        .returning({ id: user.id }),
    );

  return {
    /** Stores a picture in place of any previous one, and returns its address. */
    async put(identity: Identity, data: Uint8Array): Promise<string> {
      const userId = identity.user.id;
      const id = randomBytes(ID_BYTES).toString('base64url');
      const image = `${url}${AVATAR}/${id}`;
      const row = { id, data, createdAt: new Date() };
      await db
        .transaction(async (trx) => {
          await lockIdentity(trx, identity);
          requireOne(
            await trx
              .insert(avatar)
              .values({ ...row, userId })
              .onConflictDoUpdate({ target: avatar.userId, set: row })
              .returning({ id: avatar.id }),
          );
          await setImage(trx, userId, image);
        })
        .finally(() => cache.invalidate({ userId }));
      return image;
    },

    /** Removes the user's picture, wherever it is stored. The database deletes a picture that no `user.image` names. */
    async remove(identity: Identity): Promise<void> {
      const userId = identity.user.id;
      await db
        .transaction(async (trx) => {
          await lockIdentity(trx, identity);
          await setImage(trx, userId, null);
        })
        .finally(() => cache.invalidate({ userId }));
    },

    async find(id: string): Promise<Uint8Array | null> {
      const [row] = await db.select({ data: avatar.data }).from(avatar).where(eq(avatar.id, id));
      return row?.data ?? null;
    },

    /** The size of a picture in bytes, without reading its content. */
    async measure(id: string): Promise<number | null> {
      const size = sql<number>`octet_length(${avatar.data})`;
      const [row] = await db.select({ size }).from(avatar).where(eq(avatar.id, id));
      return row?.size ?? null;
    },
  };
}
export type AvatarStore = ReturnType<typeof createAvatarStore>;
