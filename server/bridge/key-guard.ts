import type { BridgeScope } from '../../shared/bridge-scopes.ts';
import { type HeaderReader, readBearer } from '../caller/header-reader.ts';
import { AppError } from '../errors.ts';
import type { KeyHolder, Keyring } from './keys.ts';

/**
 * Returns the back end whose key is the request's bearer token. Throws `not_found` without configured keys,
 * `missing_credential`, `invalid_key` or `rate_limited`.
 */
export function requireKey(keyring: Keyring, headers: HeaderReader): KeyHolder {
  if (keyring.isEmpty) throw new AppError('not_found', { detail: 'BRIDGE_KEYS is not set' });
  const key = readBearer(headers);
  if (key === null)
    throw new AppError('missing_credential', { sentence: 'Send a bridge key as a bearer token.' });
  return keyring.admit(key);
}

/** The same for a key with this scope. Throws `forbidden`, which names the scope, when the key does not have it. */
export function requireScope(keyring: Keyring, headers: HeaderReader, scope: BridgeScope): KeyHolder {
  const holder = requireKey(keyring, headers);
  if (!holder.scopes.includes(scope)) refuseScope(scope);
  return holder;
}

/** Throws `forbidden`, which names the scope. */
export function refuseScope(scope: BridgeScope): never {
  throw new AppError('forbidden', { sentence: `This key lacks the scope ${scope}.` });
}
