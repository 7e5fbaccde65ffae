import { type Context, createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Gatehouse } from './client.ts';
import { LOADING, type SessionState } from './session-state.ts';

const KEY = Symbol.for('gatehouse.react.1');

/** One context for all copies of this package on a page: the hooks of one copy work with the provider of another. */
function getContext(): Context<Gatehouse | null> {
  const shared = globalThis as { [KEY]?: Context<Gatehouse | null> };
  shared[KEY] ??= createContext<Gatehouse | null>(null);
  return shared[KEY];
}

/** Provides one Gatehouse to all components below. Create it once with `createGatehouse` outside of any component. */
export function GatehouseProvider({ gatehouse, children }: { gatehouse: Gatehouse; children?: ReactNode }) {
  const { Provider } = getContext();
  return <Provider value={gatehouse}>{children}</Provider>;
}

/** The provider's Gatehouse. Throws without a provider above. */
export function useGatehouse(): Gatehouse {
  const gatehouse = useContext(getContext());
  if (!gatehouse)
    throw new Error(
      'Put <GatehouseProvider gatehouse={createGatehouse({ baseUrl: "…" })}> above this component.',
    );
  return gatehouse;
}

/**
 * Who is signed in, kept up to date while the component is mounted. All components share one request. The state is
 * `loading` on the server and in the first render. Throws without a provider above.
 */
export function useSession(): SessionState {
  const gatehouse = useGatehouse();
  return useSyncExternalStore(gatehouse.onSession, gatehouse.getState, () => LOADING);
}
