import { vi } from 'vitest';
import type { Authenticator } from '../authenticator.ts';

const toText = (bytes: ArrayBuffer | Uint8Array): string =>
  Buffer.from(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)).toString('base64url');
const toBytes = (text: string): ArrayBuffer => new Uint8Array(Buffer.from(text, 'base64url')).buffer;

/** WebAuthn's options hold bytes in a browser, and base64url in JSON. */
function toJson(value: unknown): unknown {
  if (value instanceof ArrayBuffer || value instanceof Uint8Array) return toText(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toJson(member)]));
}

/** What the authenticator answered, as a browser's `PublicKeyCredential`. */
function toCredential(answer: ReturnType<Authenticator['create']> | ReturnType<Authenticator['get']>) {
  const { transports, ...members } = answer.response as Record<string, string> & { transports?: string[] };
  const bytes = Object.entries(members).map(([name, text]) => [name, toBytes(String(text))]);
  return {
    id: answer.id,
    rawId: toBytes(answer.rawId),
    type: answer.type,
    authenticatorAttachment: 'platform',
    getClientExtensionResults: () => ({}),
    response: { ...Object.fromEntries(bytes), getTransports: () => transports ?? [] },
  };
}

/** Gives this process the part of a browser that passkeys need. The test has to call `vi.unstubAllGlobals`. */
export function stubCredentials(authenticator: Authenticator): void {
  class PublicKeyCredential {}
  vi.stubGlobal('PublicKeyCredential', PublicKeyCredential);
  vi.stubGlobal('navigator', {
    credentials: {
      create: async ({ publicKey }: { publicKey: unknown }) =>
        toCredential(authenticator.create(toJson(publicKey))),
      get: async ({ publicKey }: { publicKey: unknown }) =>
        toCredential(authenticator.get(toJson(publicKey))),
    },
  });
}

/** A `fetch` that keeps cookies and says on which page it is, as a browser does. */
export function createBrowserFetch(handle: (request: Request) => Promise<Response>, origin: string) {
  const cookies = new Map<string, string>();
  const send = async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('origin', origin);
    headers.set('sec-fetch-site', 'same-origin');
    if (cookies.size > 0) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const response = await handle(new Request(String(url), { ...init, headers }));
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/; *max-age=0(?:;|$)/i.test(line)) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  return { fetch: send as typeof fetch, cookies };
}
