import { OAUTH, OAUTH_REVOKE, OAUTH_TOKEN } from '../../../shared/paths.ts';
import { createProof, type ProofKey } from './dpop.ts';
import { failUnreachable, GatehouseError } from './error.ts';

type Tokens = {
  accessToken: string /** Seconds. */;
  expiresIn: number;
  refreshToken: string | undefined;
};
export type TokenAnswer = { tokens: Tokens; error?: undefined } | { tokens?: undefined; error: string };

type Parameters = Readonly<Record<string, string>>;

/** Answers after which the same request may succeed later. */
const isOutage = ({ status }: Response): boolean => status >= 500 || status === 429;

async function readBody(answer: Response): Promise<Record<string, unknown>> {
  const body: unknown = await answer.json().catch(() => null);
  return typeof body === 'object' ? { ...body } : {};
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The newest nonce of the service. It is no secret, and saves the next page of this tab a request. */
function createNonceStore(issuer: string) {
  const key = `gatehouse.nonce.1:${issuer}`;
  let nonce: string | null = null;
  return {
    get(): string | null {
      try {
        return nonce ?? sessionStorage.getItem(key);
      } catch {
        return null; // no storage
      }
    },
    set(next: string | null): void {
      if (next === null) return;
      nonce = next;
      try {
        sessionStorage.setItem(key, next);
      } catch {
        // no storage
      }
    },
  };
}

/** The token endpoint of a Gatehouse, for this site (RFC 6749 §3.2, RFC 9449 §5). */
export function createTokenEndpoint(issuer: string, clientId: string, request: typeof fetch) {
  const nonces = createNonceStore(issuer);
  /** Milliseconds by which this computer's clock is behind. A proof with the wrong time is refused. */
  let clockOffset = 0;

  /** No cookie goes along, and no token or code goes to where a redirect leads. */
  const send = (path: string, parameters: Parameters, headers: Record<string, string>): Promise<Response> =>
    request(issuer + OAUTH + path, {
      method: 'POST',
      body: new URLSearchParams({ ...parameters, client_id: clientId }),
      headers,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
    });

  const sendWithProof = async (parameters: Parameters, key: ProofKey) => {
    const url = issuer + OAUTH + OAUTH_TOKEN;
    const proof = await createProof(key, { url, nonce: nonces.get(), now: Date.now() + clockOffset });
    const answer = await send(OAUTH_TOKEN, parameters, { DPoP: proof });
    nonces.set(answer.headers.get('DPoP-Nonce'));
    const date = Date.parse(answer.headers.get('Date') ?? '');
    if (!Number.isNaN(date)) clockOffset = date - Date.now();
    return { answer, body: await readBody(answer) };
  };

  return {
    /** Asks for tokens. Throws GatehouseError when there is no usable answer, which says nothing about the session. */
    async ask(parameters: Parameters, key: ProofKey): Promise<TokenAnswer> {
      let { answer, body } = await sendWithProof(parameters, key).catch(failUnreachable);
      // The first proof was only to learn the nonce and the time, or both were too old.
      if (body.error === 'use_dpop_nonce' || body.error === 'invalid_dpop_proof')
        ({ answer, body } = await sendWithProof(parameters, key).catch(failUnreachable));
      const { access_token: accessToken, expires_in: expiresIn, refresh_token: refreshToken, error } = body;
      if (answer.ok && isText(accessToken) && typeof expiresIn === 'number')
        return {
          tokens: { accessToken, expiresIn, refreshToken: isText(refreshToken) ? refreshToken : undefined },
        };
      if (!isText(error) || isOutage(answer))
        throw new GatehouseError('unavailable', {
          requestId: answer.headers.get('X-Request-Id') ?? undefined,
          retryAfter: Number(answer.headers.get('Retry-After')) || undefined,
        });
      return { error };
    },

    /** Ends what a token belongs to. Nobody waits for the answer. */
    revoke(token: string): void {
      void send(OAUTH_REVOKE, { token }, {}).catch(() => {});
    },
  };
}
export type TokenEndpoint = ReturnType<typeof createTokenEndpoint>;
