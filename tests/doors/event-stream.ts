import { expect, vi } from 'vitest';
import type { Harness } from '../harness.ts';

type BridgeEvent = { type: string; data: Record<string, unknown> };

/** The complete events in the received text; half an event is ignored. */
const parseEvents = (text: string): BridgeEvent[] =>
  text
    .split('\n\n')
    .slice(0, -1)
    .map((block) => {
      const [, type = '', data = ''] = /^event: ([a-z.]+)\ndata: (\{.*\})$/.exec(block) ?? [];
      if (type === '') throw new Error(`not an event: ${block}`);
      return { type, data: JSON.parse(data) };
    });

/** A back end that receives events, and reads them as they arrive. */
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
    /** All events so far. */
    events,
    text: () => text,
    /** How the stream ended; resolves at its end. */
    end,
    leave: () => reader.cancel(),
    /** Clears the received events, and waits for the next heartbeat: from then on the stream is known to work. */
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
