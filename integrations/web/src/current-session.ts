import type { CurrentSession, GatehouseApi } from './api-types.ts';
import type { Credentials } from './credentials.ts';

/** Asks who is signed in on this site. */
export const createCurrentSession =
  (api: GatehouseApi, credentials: Credentials) => async (): Promise<CurrentSession> => {
    let handOff = await credentials.find();
    if (!handOff) {
      const current = await api.session.current.query();
      handOff = await credentials.find(); // the answer may have said that the cookie does not reach this site
      if (!handOff) return current;
    }
    const token = await handOff.tokens.get();
    if (token === null) return null;
    const current = await api.session.current.query();
    if (current !== null) return current;
    // Either the session is over, or only the token. The refresh token knows.
    return (await handOff.tokens.renew(token)) === null ? null : api.session.current.query();
  };
