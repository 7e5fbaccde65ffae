import { z } from 'zod/mini';
import { AppError } from '../errors.ts';
import type { Keys } from '../secrets/keys.ts';
import { createSigner } from '../secrets/signer.ts';
import type { Place } from '../users/directory.ts';

const MAC_BYTES = 16;
const placeSchema = z.tuple([z.string(), z.string()]);

/**
 * Cursors of lists of users. A cursor holds the place of the last user of a page, not a number of rows: users who
 * come, go or are renamed between two pages move no other user. It is signed together with the query, so that a cursor
 * of another list is refused.
 */
export function createUserCursors(keys: Keys) {
  const signer = createSigner(keys, MAC_BYTES);
  const toParts = (content: Buffer, query: string) => [`${content.length} `, content, query] as const;

  return {
    /** The cursor of the page after this place. */
    write({ key: name, id }: Place, query: string): string {
      const content = Buffer.from(JSON.stringify([name, id]));
      return Buffer.concat([signer.sign(...toParts(content, query)), content]).toString('base64url');
    },

    /** The place that a cursor holds. Throws `invalid_input` for one that was not given for this query. */
    read(cursor: string, query: string): Place {
      const bytes = Buffer.from(cursor, 'base64url');
      const content = bytes.subarray(MAC_BYTES);
      const mac = bytes.subarray(0, MAC_BYTES);
      // Node reads other spellings of the same bytes, too.
      const isOurs =
        bytes.toString('base64url') === cursor && signer.isSigned(mac, ...toParts(content, query));
      if (!isOurs) {
        const words = 'Send the nextCursor of a page of the same query, or none.';
        throw new AppError('invalid_input', { sentence: `after: ${words}`, fields: { after: words } });
      }
      const [name, id] = placeSchema.parse(JSON.parse(content.toString()));
      return { key: name, id };
    },
  };
}
export type UserCursors = ReturnType<typeof createUserCursors>;
