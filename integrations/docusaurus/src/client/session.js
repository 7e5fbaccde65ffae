import { usePluginData } from '@docusaurus/useGlobalData';
import { createGatehouse } from 'gatehouse-auth/client';
import { useSyncExternalStore } from 'react';

/** @import { Gatehouse, SessionState } from 'gatehouse-auth/client' */

/**
 * One Gatehouse for each address, for the whole page. All components share one request, and the root, which belongs to
 * the author, needs no provider.
 * @type {Map<string, Gatehouse>}
 */
const gatehouses = new Map();

/** @type {SessionState} */
const LOADING = { status: 'loading' };

/** @returns {Gatehouse} */
export function useGatehouse() {
  const { url, backends, lang } = /** @type {{ url: string, backends: string[], lang?: string }} */ (
    usePluginData('docusaurus-plugin-gatehouse', undefined, { failfast: true })
  );
  const gatehouse = gatehouses.get(url) ?? createGatehouse({ baseUrl: url, backends, lang });
  gatehouses.set(url, gatehouse);
  return gatehouse;
}

/** @returns {SessionState} */
export function useSession() {
  const gatehouse = useGatehouse();
  return useSyncExternalStore(gatehouse.onSession, gatehouse.getState, () => LOADING);
}
