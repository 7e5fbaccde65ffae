import { type Context, Hono } from 'hono';
import { toAnswerUrl } from '../../shared/authorization-answer.ts';
import {
  type AnswerTarget,
  type AuthorizationError,
  type AuthorizationRequest,
  CONTINUE,
  readAuthorizationRequest,
  toRequestQuery,
} from '../../shared/authorization-request.ts';
import { AUTHORIZE, PROMPT, pages, withRedirectTo } from '../../shared/paths.ts';
import { lacksSecondFactor, type SecondFactorPolicy } from '../../shared/second-factor.ts';
import type { CallerReader } from '../caller/caller-reader.ts';
import { AppError } from '../errors.ts';
import { readBody, requireJson } from '../http/body.ts';
import { chargeRequests } from '../http/charge.ts';
import { apiHeaders, NO_STORE } from '../http/headers.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { refuseMethod } from '../http/method.ts';
import { requireNamedUser } from '../http/named-user.ts';
import { requireOwnPage } from '../http/origin.ts';
import { logFailure, toAppError, toProblem } from '../http/problem.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { Log } from '../log.ts';
import type { Identity, SessionEngine } from '../session/engine.ts';
import type { Codes } from './codes.ts';
import { findNextStep } from './next-step.ts';
import type { PendingAuthorization, PendingAuthorizations } from './pending-authorizations.ts';

export type AuthorizeDeps = {
  codes: Codes;
  pending: PendingAuthorizations;
  engine: SessionEngine;
  callers: CallerReader;
  limiter: RateLimiter;
  /** What the operator wants of people without a second factor. */
  secondFactor: SecondFactorPolicy;
  url: string;
  trustedOrigins: ReadonlySet<string>;
  log: Log;
};

type Visit = { c: Context<HttpEnv>; query: URLSearchParams; request: AuthorizationRequest };
/** Where the browser goes; `ask`: our page waits for a click. */
type Way = { to: string; setCookie?: string } | 'ask';

/** The authorization endpoint (RFC 6749 §3.1). The portal shows its page. */
export function createAuthorization(deps: AuthorizeDeps) {
  const { codes, pending, engine, callers, limiter, secondFactor, url, trustedOrigins, log } = deps;
  const ownOrigin = new URL(url).origin;

  const read = (query: URLSearchParams) => readAuthorizationRequest(query, { ownOrigin, trustedOrigins });

  const toError = (target: AnswerTarget, error: AuthorizationError, description: string): string =>
    toAnswerUrl(target, url, { error, error_description: description });

  /** Only a cookie counts: a page is opened by a browser. */
  const findIdentity = async ({ headers }: Request): Promise<Identity | null> => {
    const cookie = headers.get('cookie');
    const found = await engine.findIdentity(
      engine.readCredential({ get: (name) => (name === 'cookie' ? cookie : null) }),
    );
    return found === 'disabled' ? null : found;
  };

  /** The address that continues a request. */
  const toContinuation = (query: URLSearchParams, id: string): string =>
    `${ownOrigin}${AUTHORIZE}?${toRequestQuery(query)}&${new URLSearchParams({ [CONTINUE]: id })}`;

  const wait = ({ c, query }: Visit, identity: Identity | null) => {
    const heldSession = identity?.session.id ?? null;
    const { id, setCookie } = pending.add(c.req.raw.headers, toRequestQuery(query), heldSession);
    return { target: toContinuation(query, id), setCookie };
  };

  const toSignIn = (visit: Visit, identity: Identity | null): Way => {
    const { target, setCookie } = wait(visit, identity);
    const page = visit.request.prompts.has('create') ? pages.signUp : pages.signIn;
    // Without the parameter, the page sends a signed-in user on at once.
    const again = identity === null ? '' : `&${PROMPT}=login`;
    return { to: `${withRedirectTo(page, target)}${again}`, setCookie };
  };

  /** A request that a sign-in continued waits on as it is: the sign-in counts after the set-up too. */
  const toSetUp = (visit: Visit, identity: Identity, begun: PendingAuthorization | null): Way => {
    if (begun) return { to: withRedirectTo(pages.twoFactor, toContinuation(visit.query, begun.id)) };
    const { target, setCookie } = wait(visit, identity);
    return { to: withRedirectTo(pages.twoFactor, target), setCookie };
  };

  const findWay = async (visit: Visit, identity: Identity | null, isConfirmed: boolean): Promise<Way> => {
    const { c, query, request } = visit;
    const { headers } = c.req.raw;
    const asked = toRequestQuery(query);
    const returnId = query.get(CONTINUE);
    const begun = returnId === null ? null : pending.find(headers, asked, returnId);
    const step = findNextStep({
      request,
      session: identity?.session ?? null,
      lacksSecondFactor: identity !== null && lacksSecondFactor(identity.user, secondFactor),
      isReturn: returnId !== null,
      pending: begun,
      isFromSite: isOrigin(headers.get('referer'), request.clientId),
      isConfirmed,
    });
    if (step === 'ask') return step;
    if (step === 'leave') return { to: new URL(request.redirectUri).href };
    if (step === 'login_required') return { to: toError(request, step, 'Nobody is signed in.') };
    if (step === 'interaction_required')
      return { to: toError(request, step, 'The person has to confirm it, or to set up a second factor.') };
    if (step === 'sign_in' || !identity) return toSignIn(visit, identity);
    if (step === 'set_up') return toSetUp(visit, identity, begun);
    try {
      const code = await codes.issue(identity, request);
      // A password change keeps the session under a new token. With the old one, nobody may receive a code any more.
      const now = await findIdentity(c.req.raw);
      if (now?.session.id !== identity.session.id) return findWay(visit, null, isConfirmed);
      const setCookie = begun && pending.remove(headers, begun.id);
      return { to: toAnswerUrl(request, url, { code }), ...(setCookie && { setCookie }) };
    } catch (error) {
      // The session has ended meanwhile.
      if (toAppError(error).code !== 'unauthenticated') throw error;
      return findWay(visit, null, isConfirmed);
    }
  };

  const note = (c: Context<HttpEnv>, error: AppError) =>
    logFailure(log, error, { requestId: c.get('requestId'), method: c.req.method, path: c.req.path });

  /** Answers a navigation: the redirect, or the status of the portal's page. */
  const answer = async (c: Context<HttpEnv>): Promise<Response | 200 | 400> => {
    const { headers } = c.req.raw;
    c.header('Cache-Control', NO_STORE);
    const redirect = ({ to, setCookie }: Exclude<Way, 'ask'>) => {
      if (setCookie) c.header('Set-Cookie', setCookie, { append: true });
      return c.redirect(to, 303);
    };
    if (!isNavigation(headers)) return 400;
    const query = new URL(c.req.url).searchParams;
    const found = read(query);
    if (found.kind === 'refused') return 400;
    if (found.kind === 'faulty')
      return redirect({ to: toError(found.target, found.error, found.description) });
    const { request } = found;
    if (c.req.method === 'HEAD') return 200; // asks about the page, and must change nothing (RFC 9110 §9.2.1)
    try {
      await limiter.take('auth', callers.read(c).source.ipAddress);
      const way = await findWay({ c, query, request }, await findIdentity(c.req.raw), false);
      return way === 'ask' ? 200 : redirect(way);
    } catch (error) {
      const refusal = toAppError(error);
      note(c, refusal);
      const isOurs = refusal.code === 'internal';
      return redirect({
        to: isOurs
          ? toError(request, 'server_error', 'Something went wrong. Try again.')
          : toError(request, 'temporarily_unavailable', 'The service cannot answer now. Try again.'),
      });
    }
  };

  const door = new Hono<HttpEnv>();

  /** The click on our page. A trusted site may not press the button for the person. */
  door.post(AUTHORIZE, apiHeaders(), chargeRequests(), async (c) => {
    const { headers } = c.req.raw;
    await limiter.take('auth', callers.read(c).source.ipAddress, c.get('charge').note);
    requireOwnPage(headers, ownOrigin);
    const body = await readBody(c.req.raw);
    requireJson(headers, body);
    const query = readQuery(body);
    const found = read(query);
    if (found.kind === 'refused') throw new AppError('invalid_input');
    if (found.kind === 'faulty')
      return c.json({ url: toError(found.target, found.error, found.description) });
    const identity = await findIdentity(c.req.raw);
    if (identity) requireNamedUser(headers, identity.user.id);
    const way = await findWay({ c, query, request: found.request }, identity, true);
    if (way === 'ask') throw new AppError('internal', { detail: 'a confirmed request was asked again' });
    if (way.setCookie) c.header('Set-Cookie', way.setCookie, { append: true });
    return c.json({ url: way.to });
  });
  door.all(AUTHORIZE, (c, next) =>
    c.req.method === 'GET' || c.req.method === 'HEAD' ? next() : refuseMethod(c, 'GET', 'HEAD', 'POST'),
  );
  door.onError((error, c) => toProblem(c, toAppError(error), log));

  return { door, answer };
}

/** False for frames and background requests, and for a page that the browser loads before anybody opens it. */
const isNavigation = (headers: Headers): boolean =>
  (headers.get('sec-fetch-dest') ?? 'document') === 'document' && !headers.has('sec-purpose');

const isOrigin = (address: string | null, origin: string): boolean =>
  address !== null && URL.canParse(address) && new URL(address).origin === origin;

/** The query of the page that the person confirms: `{ "query": "…" }`. */
function readQuery(body: string): URLSearchParams {
  try {
    const { query } = JSON.parse(body);
    if (typeof query === 'string') return new URLSearchParams(query);
  } catch {
    // answered below
  }
  throw new AppError('invalid_input');
}
