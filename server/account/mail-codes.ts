import { createHmac, randomInt } from 'node:crypto';
import { and, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { LINK_INCOMPLETE } from '../../shared/errors.ts';
import { CODE_ALPHABET, CODE_LENGTH, toMailCode } from '../../shared/link-token.ts';
import { CODE_SECONDS, type CodeMark } from '../caller/code-mark.ts';
import type { Database } from '../db/database.ts';
import { link, mailCode } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import { hashSecret } from '../secrets/secret-hash.ts';
import type { LinkKey } from './links.ts';

/** Wrong guesses that end a code: 5 at 40 bits (NIST SP 800-63B-4 §3.1.3.2 allows 20 bits with rate limiting). */
const FAILURES_MOST = 5;
export type CodePurpose = 'verify_email' | 'reset_password';

const refuse = (words: string) => new AppError('invalid_input', { fields: { token: words } });
const ELSEWHERE = 'A code works only in the browser that asked for it. Use the link of the mail.';
const ENDED = 'This code has ended. Use the link of the mail, or ask for another.';
const wrong = (left: number) =>
  `That code is not right. You can try ${left === 1 ? 'once more' : `${left} more times`}.`;

/**
 * Codes in mails, for the case that a link does not arrive complete. A code works only in the browser that asked for
 * the mail. Five wrong guesses end a code but never its link. Using the code or the link ends both
 * (docs/adr/0025-codes-in-mails.md).
 */
export function createMailCodes(db: Database, key: Buffer) {
  const toCodeHash = (browserHash: string, code: string): string =>
    createHmac('sha256', key).update(`${browserHash} ${code}`).digest('base64url');

  /** A code for the calling browser, and the row to store; null for a program. */
  function create({ fresh }: CodeMark, purpose: CodePurpose) {
    if (fresh === null) return null;
    const code = Array.from(
      { length: CODE_LENGTH },
      () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)],
    ).join('');
    const browserHash = hashSecret(fresh);
    return {
      text: `${code.slice(0, 4)}-${code.slice(4)}`,
      row: { browserHash, purpose, codeHash: toCodeHash(browserHash, code) },
    };
  }

  return {
    create,

    /**
     * Creates a code and stores it for the link of `secret`. Returns the code; null for a program. `secret` is null for
     * an address whose owner gets no link.
     */
    async add(
      trx: Database,
      mark: CodeMark,
      purpose: CodePurpose,
      secret: string | null,
    ): Promise<string | null> {
      const code = create(mark, purpose);
      if (!code) return null;
      await trx.insert(mailCode).values({
        ...code.row,
        linkId:
          secret === null ? null : sql`(select id from ${link} where secret_hash = ${hashSecret(secret)})`,
        expiresAt: sql`now() + make_interval(secs => ${CODE_SECONDS})`,
      });
      return code.text;
    },

    /**
     * Returns the key of a link: `token` itself, or the link that `token` is the code of. `purpose` is undefined where
     * no code is accepted. Wrong codes are counted one after the other, in all processes together. Throws
     * `invalid_input`.
     */
    async resolve(token: string, purpose: CodePurpose | undefined, { sent }: CodeMark): Promise<LinkKey> {
      const code = toMailCode(token);
      if (code === null) return token;
      if (purpose === undefined) throw refuse(LINK_INCOMPLETE);
      if (sent.length === 0) throw refuse(ELSEWHERE);
      const outcome = await db.transaction(async (trx) => {
        const codes = await trx
          .select()
          .from(mailCode)
          .where(
            and(
              inArray(mailCode.browserHash, sent.map(hashSecret)),
              eq(mailCode.purpose, purpose),
              lt(mailCode.failures, FAILURES_MOST),
              gt(mailCode.expiresAt, sql`now()`),
            ),
          )
          .orderBy(mailCode.browserHash)
          .for('update');
        const right = codes.find((one) => one.codeHash === toCodeHash(one.browserHash, code));
        if (right?.linkId) {
          const [opened] = await trx
            .select({ secretHash: link.secretHash })
            .from(link)
            .where(eq(link.id, right.linkId));
          if (opened) return opened;
        }
        const hashes = codes.map(({ browserHash }) => browserHash);
        // This may change no row: the browser may have no valid code. Rows that it has are locked.
        await trx
          .update(mailCode)
          .set({ failures: sql`${mailCode.failures} + 1` })
          .where(inArray(mailCode.browserHash, hashes));
        return Math.max(0, ...codes.map(({ failures }) => FAILURES_MOST - failures - 1));
      });
      if (typeof outcome === 'object') return outcome;
      throw refuse(outcome === 0 ? ENDED : wrong(outcome));
    },
  };
}
export type MailCodes = ReturnType<typeof createMailCodes>;
