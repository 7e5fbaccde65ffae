import type { Driver, Script } from './driver.ts';

// W3C WebDriver: a driver process beside the browser accepts commands over HTTP.

type Answer = { value: unknown };
type Session = { sessionId: string; capabilities: { browserVersion: string } };
type Fault = { value: { error: string; message: string } };
/** The member that holds an element's id (W3C WebDriver, 'web element identifier'). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const TIMEOUT_MS = 60_000;
const SCRIPT_TIMEOUT_MS = 10_000;

/** A page of the browser that the driver at `url` starts. `end` ends that driver. */
export async function openClassic(url: string, end: () => Promise<void>): Promise<Driver> {
  async function send<Result>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
    timeout = TIMEOUT_MS,
  ) {
    const answer = await fetch(`${url}/session${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      signal: AbortSignal.timeout(timeout),
    });
    const text = await answer.text();
    if (!answer.ok) {
      const { error, message } = (JSON.parse(text) as Fault).value;
      throw new Error(`${path}: ${error}: ${message}`);
    }
    return (JSON.parse(text) as Answer).value as Result;
  }

  const { sessionId, capabilities } = await send<Session>('POST', '', {
    // The tests wait for the content of a page themselves. One driver waited for ever for a page.
    capabilities: { alwaysMatch: { pageLoadStrategy: 'none' } },
  });
  const at = `/${sessionId}`;
  const execute = <Result>(script: Script, args: string[]) =>
    send<Result>(
      'POST',
      `${at}/execute/sync`,
      { script: `return (${script})(...arguments)`, args },
      SCRIPT_TIMEOUT_MS,
    );

  async function find(script: Script, args: string[]): Promise<string> {
    const found = await execute<{ [ELEMENT]: string }>(script, args);
    return `${at}/element/${found[ELEMENT]}`;
  }

  return {
    version: capabilities.browserVersion,
    open: (to) => send('POST', `${at}/url`, { url: to }),
    read: (script, ...args) => execute(script, args),
    async click(script, ...args) {
      await send('POST', `${await find(script, args)}/click`, {});
    },
    async type(text, script, ...args) {
      const element = await find(script, args);
      await send('POST', `${element}/click`, {});
      await send('POST', `${element}/value`, { text });
    },
    takePicture: () => send('GET', `${at}/screenshot`),
    async close() {
      await send('DELETE', at).catch(() => {});
      await end();
    },
  };
}
