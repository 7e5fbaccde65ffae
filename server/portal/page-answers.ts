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
/** `nobody`: no session comes with the request. Null: nothing is known, and the page asks by itself. */
type Found = PageAnswers | 'nobody' | null;

/** Milliseconds a page waits for its answers: what a slow database takes longer for, the page asks for once it is there. */
const WITHIN = 500;
/** Pages that are answered at a time. A database that gives no answer holds this many, and no page waits for it then. */
const AT_ONCE = 8;
/** Pages of a process that are answered in a second: no limiter counts what they ask, as the API's does by address. */
const A_SECOND = 50;

/** Whoever is signed in leaves these at once. The page has to ask by itself now and then: that prolongs the session. */
const LEADS_ON: ReadonlySet<string> = new Set([pages.signIn, pages.signUp]);

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

const refuse = () => {
  throw new AppError('internal', { detail: 'a page only reads' });
};

/**
 * Answers what a page is about to ask, by the procedures that would answer it, before it is sent. It only reads: no
 * session is prolonged, nothing is counted and no cookie is set.
 */
export function createPageAnswerer(deps: AnswererDeps) {
  let running = 0;
  const budget = createSecondBudget(A_SECOND);

  const readKind = (headers: Headers) => {
    try {
      const credential = deps.engine.readCredential(headers);
      // What was not signed here asks nothing of the database, and takes no other page's place.
      if (credential.kind === 'cookie' && deps.engine.readTokens(credential).length === 0) return 'none';
      return credential.kind;
    } catch {
      return null; // two of them: the API says so
    }
  };

  const ask = async (c: HttpContext<HttpEnv>, path: string, given: PageAnswers): Promise<Found> => {
    const credential = deps.engine.readCredential(c.req.raw.headers);
    const found = await deps.engine.findIdentity(credential);
    if (found === null || found === 'disabled') return 'nobody';
    if (LEADS_ON.has(path) && !isSeen(found.session.lastSeenAt)) return null;
    const context = toContext(c, found);
    await Promise.all(
      toPageQuestions(path).map(async ({ procedure, input }) => {
        try {
          given[procedure] = { input, data: await call(context, procedure, input) };
        } catch (error) {
          note(error, path);
        }
      }),
    );
    return given;
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
    openCharge: () => ({ limit: refuse, limitRecipient: refuse, giveBack: () => {} }),
    once: refuse,
    events: null,
    revokeSession: refuse,
    clearSessionCookie: refuse,
  });

  /** Never throws, and waits for half a second at most: in an outage the page asks for itself, and says so. */
  return async (c: HttpContext<HttpEnv>, path: string): Promise<Found> => {
    const { headers } = c.req.raw;
    if (toPageQuestions(path).length === 0) return null;
    const kind = readKind(headers);
    if (kind === 'none') return 'nobody';
    // What is embedded or fetched is given nothing of anybody, and neither is a browser that does not say.
    if (kind !== 'cookie' || headers.get('sec-fetch-dest') !== 'document') return null;
    if (running >= AT_ONCE || budget.isSpent()) return null;
    budget.spend(1);
    running += 1;
    const given: PageAnswers = {};
    const answered = ask(c, path, given)
      .catch((error: unknown) => note(error, path))
      .finally(() => {
        running -= 1;
      });
    const found = await Promise.race([answered, sleep(WITHIN, given, { ref: false })]);
    if (found === null || found === 'nobody') return found;
    return CURRENT in found ? { ...found } : null; // some may still be on their way
  };
}
