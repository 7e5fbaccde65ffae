import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { authUrl } from '../../shared/paths.ts';
import { SWAGGER_UI } from '../setup/swagger-ui.ts';
import { openBrowser } from './browser.ts';
import { openFolderWithDatabase, startService } from './service-process.ts';
import { startUvicorn } from './uvicorn-process.ts';

// FastAPI's /docs page with the real Swagger UI. `localhost` and `127.0.0.1` are two sites to a browser.

const PASSWORD = 'correct horse battery';

const opened: AsyncDisposable[] = [];
afterAll(async () => {
  for (const one of opened.reverse()) await one[Symbol.asyncDispose]();
});

let browser: Browser;
let gatehouse: string;
/** The FastAPI example on the same site as Gatehouse, there with a button to authorize, and on another site. */
let near: string;
let both: string;
let far: string;

beforeAll(async () => {
  const folder = await openFolderWithDatabase();
  opened.push(folder);
  const [inside, nearPort, bothPort, farPort] = [
    await findFreePort(),
    await findFreePort(),
    await findFreePort(),
    await findFreePort(),
  ];
  [gatehouse, near, both, far] = [
    `http://localhost:${inside}`,
    `http://localhost:${nearPort}`,
    `http://localhost:${bothPort}`,
    `http://127.0.0.1:${farPort}`,
  ];
  const service = startService({ PORT: String(inside), TRUSTED_ORIGINS: `${both},${far}` }, folder.path);
  opened.push({
    async [Symbol.asyncDispose]() {
      service.kill('SIGTERM');
      await service.exited;
    },
  });
  await service.ready;
  opened.push(await startUvicorn({ GATEHOUSE_URL: gatehouse }, ['--port', String(nearPort)]));
  for (const [origin, port] of [
    [both, bothPort],
    [far, farPort],
  ] as const)
    opened.push(
      await startUvicorn({ GATEHOUSE_URL: gatehouse, DOCS_ORIGIN: origin }, ['--port', String(port)]),
    );
  browser = await openBrowser();
  opened.push({ [Symbol.asyncDispose]: () => browser.close() });
});

/** The /docs page of `app`, in the browser of a person who is signed in at Gatehouse. */
async function openDocs(app: string) {
  const context = await browser.newContext();
  await context.route('https://cdn.jsdelivr.net/npm/swagger-ui-dist@5/*', async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').pop() ?? '';
    const contentType = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    await route.fulfill({ contentType, body: await readFile(join(SWAGGER_UI, name)) });
  });
  await context.route('https://fastapi.tiangolo.com/**', (route) => route.abort());
  const email = `${crypto.randomUUID()}@example.com`;
  const answer = await context.request.post(gatehouse + authUrl('signUp'), {
    data: { name: 'Ada', email, password: PASSWORD },
    headers: { origin: gatehouse },
  });
  expect(answer.status()).toBe(200);
  const page = await context.newPage();
  await page.goto(`${app}/docs`);
  const operation = page.locator('#operations-default-me_me_get');
  await operation
    .getByRole('button', { name: /GET \/me|^\/me/ })
    .first()
    .click();
  await operation.getByRole('button', { name: 'Try it out' }).click();
  return {
    page,
    email,
    authorize: page.getByRole('button', { name: 'Authorize', exact: true }),
    /** Presses 'Execute', and returns the answer as the page shows it. */
    async execute() {
      const [response] = await Promise.all([
        page.waitForResponse(`${app}/me`),
        operation.getByRole('button', { name: 'Execute' }).click(),
      ]);
      return { status: response.status(), body: await response.json() };
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}

describe("FastAPI's /docs page", () => {
  it('uses the cookie on the same site, and shows no button to authorize', async () => {
    await using docs = await openDocs(near);
    expect(await docs.execute()).toMatchObject({ status: 200, body: { user: { email: docs.email } } });
    expect(await docs.page.getByRole('button', { name: /authoriz/i }).count()).toBe(0);
  });

  it.each([
    ['on another site', () => far, 401],
    ['where the browser sends the cookie as well', () => both, 200],
  ])('signs in through Gatehouse %s', async (_, find, before) => {
    await using docs = await openDocs(find());
    const { page, authorize, email } = docs;
    expect(await docs.execute()).toMatchObject({ status: before });
    await authorize.first().click();
    const dialog = page.locator('.auth-container', { hasText: 'GatehouseSignIn' });
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      dialog.getByRole('button', { name: 'Apply given OAuth2 credentials' }).click(),
    ]);
    if (!popup.isClosed()) await popup.waitForEvent('close');
    await dialog.getByRole('button', { name: 'Remove authorization' }).waitFor();
    await page
      .getByRole('button', { name: /^Close/ })
      .last()
      .click();
    expect(await docs.execute()).toMatchObject({ status: 200, body: { user: { email } } });
  });
});
