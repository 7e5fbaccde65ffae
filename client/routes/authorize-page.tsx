import { readAuthorizationRequest } from '../../shared/authorization-request.ts';
import { portalConfig } from '../api/portal-config.ts';
import { ConfirmSite } from './confirm-site.tsx';
import { LazySiteRefused } from './lazy-site-refused.ts';

/** The page for an authorization request that the service did not answer by a redirect. */
export function AuthorizePage() {
  const query = new URLSearchParams(window.location.search);
  const found = readAuthorizationRequest(query, {
    ownOrigin: window.location.origin,
    trustedOrigins: new Set(portalConfig.trustedOrigins),
  });
  return found.kind === 'good' ? (
    <ConfirmSite request={found.request} query={query} />
  ) : (
    <LazySiteRefused fault={found.kind === 'refused' ? found.fault : null} />
  );
}
