import { z } from 'zod/mini';
import type { ChangeQuestion } from '../changes/reader.ts';
import { AppError } from '../errors.ts';

const LIMIT = { least: 1, most: 1_000, default: 100 };
/** Seconds: less than the half minute after which proxies commonly give up. */
const WAIT = { least: 0, most: 25, default: 0 };

const toNumber = ({ least, most, default: absent }: typeof LIMIT) => {
  const message = `Send a whole number from ${least} to ${most}.`;
  return z.prefault(
    z.pipe(
      z.pipe(
        z.string(message).check(z.regex(/^\d{1,6}$/, message)),
        z.transform((digits: string) => Number(digits)),
      ),
      z.number().check(z.minimum(least, message), z.maximum(most, message)),
    ),
    String(absent),
  );
};
const querySchema = z.object({
  after: z.optional(z.string('Send it once.').check(z.maxLength(100, 'This is no cursor.'))),
  limit: toNumber(LIMIT),
  wait: toNumber(WAIT),
});

/** Reads the query of a question for changes. Throws `invalid_input`, which names each wrong parameter. */
export function readChangeQuery(query: URLSearchParams): Omit<ChangeQuestion, 'signal'> {
  const sent = Object.fromEntries(
    ['after', 'limit', 'wait']
      .filter((name) => query.has(name))
      // Two values of one parameter are two opinions: an array is refused.
      .map((name) => [name, query.getAll(name).length === 1 ? query.get(name) : query.getAll(name)]),
  );
  const { success, data, error } = querySchema.safeParse(sent);
  if (success) return { ...data, after: data.after };
  const fields = Object.fromEntries(
    error.issues.toReversed().map(({ path, message }) => [String(path[0]), message]),
  );
  throw new AppError('invalid_input', {
    sentence: Object.entries(fields)
      .map(([name, message]) => `${name}: ${message}`)
      .join(' '),
    fields,
  });
}
