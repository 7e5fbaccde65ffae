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

type Init = { fetch?: typeof fetch | undefined };

/**
 * The browser's EventSource cannot send a token. This one has the parts of it that tRPC uses, and sends its one request
 * with the given function. It never connects again by itself.
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
    try {
      const answer = await send(url, {
        headers: { Accept: 'text/event-stream' },
        cache: 'no-store',
        signal: this.#ending.signal,
      });
      if (!answer.ok || !answer.body)
        this.close(); // refused: a browser's own EventSource closes too
      else {
        this.readyState = this.OPEN;
        await this.#read(answer.body);
        this.readyState = this.CONNECTING;
      }
    } catch {
      if (this.#ending.signal.aborted) return;
      this.readyState = this.CONNECTING; // interrupted
    }
    this.dispatchEvent(new Event('error'));
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
