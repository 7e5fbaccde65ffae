import type { Client } from 'pg';
import { ANNOUNCE_REST } from './announcer.ts';
import { SETTINGS } from './settings.ts';

/** The channel on which the triggers of `migrations/` notify of changes. */
export const CHANNEL = 'gatehouse';

/** A direct connection that receives the notifications of the database. */
export type Subscription = {
  /**
   * Sends an echo through the database. Once the promise resolves, every change committed before the call has been
   * received: PostgreSQL delivers notifications in the order of their commits. The echo first announces what a process
   * committed and did not announce yet, for example because it died. The promise may never resolve.
   */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Starts to listen. `onLost` is called once when the connection ends without `close`. After that, this subscription
 * receives nothing, and the missed changes are unknown.
 */
export type Listen = (receive: (payload: string) => void, onLost: () => void) => Promise<Subscription>;

/** Listens on a separate connection. Its URL has to be the direct endpoint, because poolers keep no session. */
export async function listenOn(
  client: Client,
  receive: (payload: string) => void,
  onLost: () => void,
): Promise<Subscription> {
  const echoes = createEchoes();
  let isOpen = true;
  const lose = () => {
    if (!isOpen) return;
    isOpen = false;
    onLost();
  };
  client.on('error', lose);
  client.on('end', lose);
  client.on('notification', ({ channel, payload = '' }) => {
    if (channel === CHANNEL) receive(payload);
    else echoes.receive(payload);
  });
  try {
    await client.connect();
    await client.query(`${SETTINGS}; listen ${CHANNEL}; listen ${echoes.channel}`);
  } catch (error) {
    isOpen = false;
    void client.end().catch(() => {});
    throw error;
  }
  return {
    ping: () => echoes.send((statement) => client.query(statement)),
    close: async () => {
      isOpen = false;
      // Not awaited: on a dead connection this would hang. The server ends its session when it notices.
      void client.end().catch(() => {});
    },
  };
}

/** The echoes of one connection, on a channel that no other connection uses. */
export function createEchoes() {
  const channel = `${CHANNEL}_${crypto.randomUUID().replaceAll('-', '')}`;
  const waiting = new Map<string, () => void>();
  let sent = 0;
  return {
    channel,
    receive: (payload: string) => {
      waiting.get(payload)?.();
      waiting.delete(payload);
    },
    send: async (query: (statement: string) => Promise<unknown>): Promise<void> => {
      sent += 1;
      const payload = String(sent);
      const heard = new Promise<void>((resolve) => waiting.set(payload, resolve));
      await query(`${ANNOUNCE_REST}; notify ${channel}, '${payload}'`);
      await heard;
    },
  };
}
