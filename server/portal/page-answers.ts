import { setTimeout as sleep } from 'node:timers/promises';
import { callTRPCProcedure } from '@trpc/server';
import type { Context as HttpContext } from 'hono';
import type { PageAnswers } from '../../shared/page-answers.ts';
import { CURRENT, toPageQuestions } from '../../shared/page-questions.ts';
import { pages } from '../../shared/paths.ts';
import { createSecondBudget } from '../../shared/second-budget.ts';
import { isSeen } from '../../shared/seen.ts';
import type { CallerReader } from '../caller/caller-reader.ts';
import { AppError } from '../errors.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import type { Log } from '../log.ts';
import type { Identity, SessionEngine } from '../session/engine.ts';
import type { Context, Services } from '../trpc/context.ts';
import { toProcedureError } from '../trpc/error.ts';
import { appRouter } from '../trpc/root.ts';

type AnswererDeps = { services: Services; engine: SessionEngine; callers: CallerReader; log: Log };
/** `locale`: the language in the user's profile, as it is stored. */
type AnsweredPage = { answers: PageAnswers; locale: string | null };
/** `nobody`: the request has no session. Null: the answers are unknown, and the page sends its queries itself. */
export type FoundAnswers = AnsweredPage | 'nobody' | null;

/** Milliseconds that a page waits for its answers. The page sends the remaining queries itself, after it is loaded. */
const WITHIN = 500;
/**
 * Pages that are answered concurrently. If the database does not answer, at most this many pages hold queries, and
 * further pages do not wait for it.
 */
const AT_ONCE = 8;
/** Pages that a process answers per second: no rate limiter counts these queries, as it does for the API by address. */
const PAGES_PER_SECOND = 50;

/**
 * Pages that redirect a signed-in user at once. If the session's `lastSeenAt` is not recent, such a page gets no
 * answers: then it sends its queries itself, and they refresh the session.
 */
const REDIRECTS_SIGNED_IN: ReadonlySet<string> = new Set([pages.signIn, pages.signUp]);

const call = (ctx: Context, procedure: string, input: object | undefined): Promise<unknown> =>
  callTRPCProcedure({
    router: appRouter,
    path: procedure,
    type: 'query',
    ctx,
    getRawInput: async () => input,
    signal: undefined,
    batchIndex: 0,
  });

/** The language of a stored profile. The picker judges what is in it. */
const findLocale = (data: unknown): string | null => {
  const locale: unknown = Object(data).locale;
  return typeof locale === 'string' ? locale : null;
};

const refuse = () => {
  throw new AppError('internal', { detail: 'a page only reads' });
};

/**
 * Answers the first queries of a page before the page is sent, with the procedures of the API. It only reads: it
 * refreshes no session, counts nothing and sets no cookie.
 */
export function createPageAnswerer(deps: AnswererDeps) {
  let running = 0;
  const budget = createSecondBudget(PAGES_PER_SECOND);

  const readKind = (headers: Headers) => {
    try {
      const credential = deps.engine.readCredential(headers);
      // A cookie without a valid signature causes no query, and takes no place from other pages.
      if (credential.kind === 'cookie' && deps.engine.readTokens(credential).length === 0) return 'none';
      return credential.kind;
    } catch {
      return null; // both kinds of credential: the API refuses that
    }
  };

  const ask = async (c: HttpContext<HttpEnv>, path: string, page: AnsweredPage): Promise<FoundAnswers> => {
    const credential = deps.engine.readCredential(c.req.raw.headers);
    const found = await deps.engine.findIdentity(credential);
    if (found === null || found === 'disabled') return 'nobody';
    if (REDIRECTS_SIGNED_IN.has(path) && !isSeen(found.session.lastSeenAt)) return null;
    page.locale = findLocale(found.profile?.data);
    const context = toContext(c, found);
    await Promise.all(
      toPageQuestions(path).map(async ({ procedure, input }) => {
        try {
          page.answers[procedure] = { input, data: await call(context, procedure, input) };
        } catch (error) {
          note(error, path);
        }
      }),
    );
    return page;
  };

  const note = (error: unknown, path: string): null => {
    deps.log.warn({ error: toProcedureError(error), path }, 'a page comes without some of its answers');
    return null;
  };

  const toContext = (c: HttpContext<HttpEnv>, identity: Identity): Context => ({
    identity,
    credential: 'cookie',
    requestId: c.get('requestId'),
    ...deps.services,
    caller: deps.callers.read(c),
    headers: c.req.raw.headers,
    askForCode: refuse,
    toTarget: refuse,
    openCharge: () => ({ limit: refuse, limitRecipient: refuse, giveBack: () => {} }),
    once: refuse,
    events: null,
    revokeSession: refuse,
    clearSessionCookie: refuse,
  });

  /** Never throws, and waits at most half a second. In an outage the page sends its queries and shows the error. */
  return async (c: HttpContext<HttpEnv>, path: string): Promise<FoundAnswers> => {
    const { headers } = c.req.raw;
    if (toPageQuestions(path).length === 0) return null;
    const kind = readKind(headers);
    if (kind === 'none') return 'nobody';
    // No user data for embedded or fetched pages, nor for browsers that do not send `Sec-Fetch-Dest`.
    if (kind !== 'cookie' || headers.get('sec-fetch-dest') !== 'document') return null;
    if (running >= AT_ONCE || budget.isSpent()) return null;
    budget.spend(1);
    running += 1;
    const page: AnsweredPage = { answers: {}, locale: null };
    const answered = ask(c, path, page)
      .catch((error: unknown) => note(error, path))
      .finally(() => {
        running -= 1;
      });
    const found = await Promise.race([answered, sleep(WITHIN, page, { ref: false })]);
    if (found === null || found === 'nobody') return found;
    const { answers, locale } = found;
    return CURRENT in answers ? { answers: { ...answers }, locale } : null; // a copy: other answers may still arrive
  };
}
