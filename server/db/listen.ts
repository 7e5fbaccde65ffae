import type { Client } from 'pg';
import { SETTINGS } from './settings.ts';

/** What the triggers of `migrations/` announce changes on. */
export const CHANNEL = 'gatehouse';

/** A direct connection that hears what the database announces. */
export type Subscription = {
  /**
   * Sends an echo through the database. Once it resolves, everything committed before the call has
   * been heard: PostgreSQL delivers announcements in the order of their commits. It may never resolve.
   */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Starts to listen. `onLost` is called once when the connection ends on its own; then this
 * subscription hears nothing more, and nobody knows what it missed.
 */
export type Listen = (hear: (payload: string) => void, onLost: () => void) => Promise<Subscription>;

/** Listens on a connection of its own: poolers keep none, so its URL has to be the direct endpoint. */
export async function listenOn(
  client: Client,
  hear: (payload: string) => void,
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
    if (channel === CHANNEL) hear(payload);
    else echoes.hear(payload);
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
      // A dead link would be waited for; the server ends the session when it notices.
      void client.end().catch(() => {});
    },
  };
}

/** The echo of one connection: a channel that nobody else speaks on. */
export function createEchoes() {
  const channel = `${CHANNEL}_${crypto.randomUUID().replaceAll('-', '')}`;
  const waiting = new Map<string, () => void>();
  let sent = 0;
  return {
    channel,
    hear: (payload: string) => {
      waiting.get(payload)?.();
      waiting.delete(payload);
    },
    send: async (query: (statement: string) => Promise<unknown>): Promise<void> => {
      sent += 1;
      const payload = String(sent);
      const heard = new Promise<void>((resolve) => waiting.set(payload, resolve));
      await query(`notify ${channel}, '${payload}'`);
      await heard;
    },
  };
}
