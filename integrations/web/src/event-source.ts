/** Calls `onEvent` for each event of a stream whose text arrives in pieces. Gatehouse ends lines with LF only. */
export function createEventParser(onEvent: (name: string, data: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = block.split('\n');
      const valuesOf = (field: string) =>
        lines
          .filter((line) => line.startsWith(`${field}:`))
          .map((line) => line.slice(field.length + 1).replace(/^ /, ''));
      const data = valuesOf('data');
      if (data.length > 0) onEvent(valuesOf('event').at(-1) ?? 'message', data.join('\n'));
    }
  };
}

/** Milliseconds, as in most browsers. */
const RETRY = 3_000;

type Init = { fetch?: typeof fetch | undefined };

/**
 * The browser's EventSource cannot send a token. This one has the parts of it that tRPC uses, and sends its requests
 * with the given function. Like the browser's, it connects again after an interruption, but not after a refusal.
 */
export class FetchEventSource extends EventTarget {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSED = 2;
  readyState = 0;
  readonly #ending = new AbortController();

  constructor(url: string, init?: Init) {
    super();
    void this.#run(url, init?.fetch ?? fetch);
  }

  close(): void {
    this.readyState = this.CLOSED;
    this.#ending.abort();
  }

  async #run(url: string, send: typeof fetch): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      const isRefused = await this.#listen(url, send).catch(() => false);
      if (signal.aborted) return;
      if (isRefused) this.close();
      else this.readyState = this.CONNECTING;
      this.dispatchEvent(new Event('error'));
      await new Promise((done) => setTimeout(done, RETRY));
    }
  }

  /** Passes the events on until the stream ends. Returns true for an answer that is no stream. */
  async #listen(url: string, send: typeof fetch): Promise<boolean> {
    const answer = await send(url, {
      headers: { Accept: 'text/event-stream' },
      cache: 'no-store',
      signal: this.#ending.signal,
    });
    if (!answer.ok || !answer.body) return true;
    this.readyState = this.OPEN;
    await this.#read(answer.body);
    return false;
  }

  async #read(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    const parse = createEventParser((name, data) => this.dispatchEvent(new MessageEvent(name, { data })));
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parse(value);
    }
  }
}
