import { createGatehouse, type GatehouseApi, type Profile, type Session } from 'gatehouse-auth/client';

const query = new URLSearchParams(location.search);
/** The URL of Gatehouse, from this page's query. */
const baseUrl = query.get('gatehouse') ?? 'http://localhost:3151';

export const gatehouse = createGatehouse({
  baseUrl,
  backends: query.getAll('backend'),
  lang: query.get('lang') ?? undefined,
});

// The types that a program sees. The build writes declarations of all of them.
export const api: GatehouseApi = gatehouse.api;
export const saveLevel = (experienceLevel: number): Promise<Profile> =>
  gatehouse.api.profile.update.mutate({ experienceLevel });
export const listDevices = async (): Promise<string[]> =>
  (await gatehouse.api.session.list.query()).map(({ device }: Session) => device.kind);
export const revoke = (id: string) => gatehouse.api.session.revoke.mutate({ id });
export const hear = () =>
  gatehouse.api.session.events.subscribe(undefined, {
    onData: (event) => (event.type === 'signed_out' ? event.reason : event.what),
  });
