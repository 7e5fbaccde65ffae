import { createGatehouse, type GatehouseApi, type Profile, type Session } from 'gatehouse-auth/client';

/** Where Gatehouse is, as this page was told. */
const baseUrl = new URLSearchParams(location.search).get('gatehouse') ?? 'http://localhost:3151';

export const gatehouse = createGatehouse({ baseUrl });

// What a program sees of the types: declarations are made of all of it.
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
