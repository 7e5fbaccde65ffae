import WebSocket from 'ws';
import type { Driver, Script } from './driver.ts';

// W3C WebDriver BiDi: commands and answers over a WebSocket that the browser itself serves.

type Answer = { id?: number; error?: string; message?: string; result?: unknown };
type Evaluated = {
  type: 'success' | 'exception';
  result?: { value?: string; sharedId?: string };
  exceptionDetails?: { text: string };
};
const TIMEOUT_MS = 60_000;

async function connect(url: string) {
  const socket = new WebSocket(url);
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  socket.on('message', (data) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  socket.on('close', () => {
    for (const answer of waiting.values()) answer({ error: 'closed', message: 'the browser has ended' });
  });
  await new Promise((done, fail) => socket.once('open', done).once('error', fail));
  const send = <Result>(method: string, params: object = {}) =>
    new Promise<Result>((done, fail) => {
      lastId += 1;
      const id = lastId;
      const timer = setTimeout(() => fail(new Error(`${method}: no answer`)), TIMEOUT_MS);
      waiting.set(id, ({ error, message, result }) => {
        clearTimeout(timer);
        waiting.delete(id);
        if (error) fail(new Error(`${method}: ${message}`));
        else done(result as Result);
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  return { send, close: () => socket.close() };
}

/** A page of the browser that listens at `url`. `end` ends that browser. */
export async function openBidi(url: string, end: () => Promise<void>): Promise<Driver> {
  const { send, close } = await connect(`${url}/session`);
  const { capabilities } = await send<{ capabilities: { browserVersion: string } }>('session.new', {
    capabilities: {},
  });
  const { contexts } = await send<{ contexts: { context: string }[] }>('browsingContext.getTree');
  const context = contexts[0]?.context;

  async function call(functionDeclaration: Script, args: (string | { sharedId?: string | undefined })[]) {
    const answer = await send<Evaluated>('script.callFunction', {
      functionDeclaration,
      arguments: args.map((value) => (typeof value === 'string' ? { type: 'string', value } : value)),
      target: { context },
      awaitPromise: true,
      serializationOptions: { maxDomDepth: 0 },
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
    return answer.result ?? {};
  }

  async function click(find: Script, ...args: string[]): Promise<void> {
    const { sharedId } = await call(find, args);
    const element = { sharedId };
    const intoView = "(element) => element.scrollIntoView({ block: 'center', behavior: 'instant' })";
    await call(intoView, [element]);
    const origin = { type: 'element', element };
    const actions = [
      { type: 'pointerMove', x: 0, y: 0, origin },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await send('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions }] });
  }

  return {
    version: capabilities.browserVersion,
    open: (to) => send('browsingContext.navigate', { context, url: to, wait: 'none' }),
    async read(script, ...args) {
      const { value = '' } = await call(
        `async (...args) => JSON.stringify(await (${script})(...args))`,
        args,
      );
      return JSON.parse(value);
    },
    click,
    async type(text, find, ...args) {
      await click(find, ...args);
      const actions = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await send('input.performActions', { context, actions: [{ type: 'key', id: 'keys', actions }] });
    },
    takePicture: async () =>
      (await send<{ data: string }>('browsingContext.captureScreenshot', { context })).data,
    async close() {
      await send('browser.close').catch(() => {});
      close();
      await end();
    },
  };
}
