import { Hono } from 'hono';
import { AUTHORIZE, OAUTH, OAUTH_METADATA, OAUTH_REVOKE, OAUTH_TOKEN } from '../../shared/paths.ts';
import { readableByAll } from '../http/headers.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { refuseMethod } from '../http/method.ts';
import { DPOP_ALGORITHM } from './dpop.ts';
import { SCOPE } from './grants.ts';

export type MetadataDeps = { url: string; cookieDomain: string | undefined };

/** What OAuth clients have to know of this service (RFC 8414 §2). */
const describeService = ({ url, cookieDomain }: MetadataDeps) => ({
  issuer: url,
  authorization_endpoint: url + AUTHORIZE,
  token_endpoint: url + OAUTH + OAUTH_TOKEN,
  revocation_endpoint: url + OAUTH + OAUTH_REVOKE,
  scopes_supported: [SCOPE],
  response_types_supported: ['code'],
  response_modes_supported: ['query'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  prompt_values_supported: ['none', 'login', 'create'],
  token_endpoint_auth_methods_supported: ['none'],
  revocation_endpoint_auth_methods_supported: ['none'],
  code_challenge_methods_supported: ['S256'], // RFC 7636
  dpop_signing_alg_values_supported: [DPOP_ALGORITHM], // RFC 9449 §5.1
  authorization_response_iss_parameter_supported: true, // RFC 9207 §3
  // Our own member: a back end below this domain receives the session cookie and needs no access token.
  gatehouse_cookie_domain: cookieDomain ?? null,
});

/** Serves the metadata of the service. Everybody may read it: it is the same for every caller. */
export function createMetadataDoor(deps: MetadataDeps) {
  const door = new Hono<HttpEnv>();
  const metadata = describeService(deps);
  door.use(OAUTH_METADATA, readableByAll());
  // Clients may keep it for five minutes.
  door.get(OAUTH_METADATA, (c) => c.json(metadata, 200, { 'Cache-Control': 'public, max-age=300' }));
  door.all(OAUTH_METADATA, (c) => refuseMethod(c, 'GET', 'HEAD'));
  return door;
}
