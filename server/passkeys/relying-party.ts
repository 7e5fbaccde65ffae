/** The service as WebAuthn knows it. */
export type RelyingParty = {
  /** The RP id: the host name of the public URL. Browsers offer a passkey on this host only. */
  id: string;
  /** The portal's origin, the only one whose answers count. */
  origin: string;
  name: string;
};

/** The host comes from the configuration alone: what a request says in `Host` or `Origin` has no effect. */
export function toRelyingParty(url: string, appName: string): RelyingParty {
  const { hostname, origin } = new URL(url);
  return { id: hostname, origin, name: appName };
}
