import { expect, vi } from 'vitest';
import type { Harness } from '../harness.ts';

type BridgeEvent = { type: string; data: Record<string, unknown> };

/** The events in what came over the wire so far; half of one is none. */
const parseEvents = (text: string): BridgeEvent[] =>
  text
    .split('\n\n')
    .slice(0, -1)
    .map((block) => {
      const [, type = '', data = ''] = /^event: ([a-z.]+)\ndata: (\{.*\})$/.exec(block) ?? [];
      if (type === '') throw new Error(`not an event: ${block}`);
      return { type, data: JSON.parse(data) };
    });

/** A back end that hears events, and reads them as they come. */
export async function openEventStream(harness: Harness, key: string) {
  const response = await harness.request('/api/bridge/v1/events', {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(response.status).toBe(200);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  const end = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return 'in good order';
      text += decoder.decode(value, { stream: true });
    }
  })().catch((error: Error) => error.message);

  const events = () => parseEvents(text);
  return {
    response,
    /** Everything heard until now. */
    events,
    text: () => text,
    /** How the stream ended, once it did. */
    end,
    leave: () => reader.cancel(),
    /** Forgets what was heard, and waits for the next heartbeat: from here on the stream is known to be well. */
    async settle(): Promise<void> {
      text = '';
      await this.hears('heartbeat');
      text = '';
    },
    /** Waits for an event. */
    hears: (type: string, data: Record<string, unknown> = {}) =>
      vi.waitFor(() => expect(events()).toContainEqual({ type, data }), { timeout: 30_000, interval: 5 }),
  };
}
