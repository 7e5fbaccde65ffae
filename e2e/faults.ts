import type { Page, Route } from '@playwright/test';

const CALLS = '**/api/**';

/** An error of the service in the form of a tRPC answer. */
const toError = (reason: string, httpStatus: number) => ({
  error: {
    message: reason,
    code: -32000,
    data: { code: reason.toUpperCase(), httpStatus, reason, requestId: 'req_01HX7Q3Z', retryAfter: 42 },
  },
});

/** The procedures of a batch, in order. */
const proceduresOf = (route: Route) =>
  new URL(route.request().url()).pathname.split('/').at(-1)?.split(',') ?? [];

const STATUSES: Record<string, number> = { step_up_required: 403, rate_limited: 429 };

/** Answers one procedure of each batch with an error, and passes the others on. */
export async function failProcedure(page: Page, procedure: string, reason = 'internal') {
  await withoutAnswers(page);
  await page.route('**/api/trpc/**', async (route) => {
    const names = proceduresOf(route);
    const at = names.indexOf(procedure);
    if (at < 0) return route.fallback();
    const status = STATUSES[reason] ?? 500;
    if (names.length === 1) return route.fulfill({ status, json: [toError(reason, status)] });
    const answers = await (await route.fetch()).json();
    answers[at] = toError(reason, status);
    await route.fulfill({ status: 207, json: answers });
  });
}

/** Changes the data of one procedure in each answer. */
export async function changeAnswer<Data>(page: Page, procedure: string, change: (data: Data) => Data) {
  await withoutAnswers(page);
  await page.route('**/api/trpc/**', async (route) => {
    const names = proceduresOf(route);
    if (!names.includes(procedure)) return route.fallback();
    const response = await route.fetch();
    const body = await response.json();
    // A batch may ask the same twice.
    for (const [at, name] of names.entries()) {
      const { result } = Array.isArray(body) ? body[at] : body;
      if (name === procedure && result) result.data = change(result.data);
    }
    await route.fulfill({ response, json: body });
  });
}

/** The service is reachable, but its database is not. */
export const beUnavailable = (page: Page) =>
  page.route(CALLS, (route) =>
    route.fulfill({
      status: 503,
      headers: { 'retry-after': '5' },
      json: proceduresOf(route).map(() => toError('unavailable', 503)),
    }),
  );

/** Every raw route answers that the rate limit is exceeded. */
export const beTooOften = (page: Page) =>
  page.route('**/api/auth/**', (route) =>
    route.fulfill({
      status: 429,
      headers: { 'retry-after': '42' },
      json: { code: 'RATE_LIMITED', message: 'Too many requests.', requestId: 'req_01HX7Q3Z' },
    }),
  );

/** Holds all answers until the returned function is called. */
export async function hold(page: Page, calls: string | RegExp = CALLS): Promise<() => void> {
  if (calls === CALLS) await withoutAnswers(page);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(calls, async (route) => {
    await released;
    await route.continue().catch(() => {}); // the page is closed
  });
  return release;
}

/** The prerendered parts of a page: the answers, and the markup that is painted first. */
const PRERENDERED = /<div id="root">.*<\/div>(?:<script type="application\/json".*?<\/script>)?/s;

/** Serves the portal's pages as `change` rewrites them, without prerendered parts: the pages have to send queries. */
const rewritePages = (page: Page, change = (html: string) => html) =>
  page.route(
    (url) => !url.pathname.includes('.') && !url.pathname.startsWith('/api/'),
    async (route) => {
      if (route.request().resourceType() !== 'document') return route.fallback();
      const response = await route.fetch({ maxRedirects: 0 });
      const html = (await response.text())
        .replace(' data-answered', '')
        .replace(PRERENDERED, '<div id="root"></div>');
      await route.fulfill({ response, body: change(html) });
    },
  );

/** Serves pages as in an outage, or as to a browser that does not say why it loads them. */
export const withoutAnswers = (page: Page) => rewritePages(page);

/** Serves the page as an operator with other settings would. */
export const withSettings = (page: Page, settings: object) =>
  rewritePages(page, (html) =>
    html.replace(/(<meta name="gatehouse" content=")([^"]*)/, (_, tag, content) => {
      const known = JSON.parse(content.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
      const told = JSON.stringify({ ...known, ...settings });
      return tag + told.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    }),
  );

/** Makes each page of the log three entries long, instead of the service's default. */
export async function shortenPages(page: Page) {
  await withoutAnswers(page);
  await page.route('**/api/trpc/**', async (route) => {
    const at = proceduresOf(route).indexOf('activity.list');
    if (at < 0) return route.fallback();
    const url = new URL(route.request().url());
    const input = JSON.parse(url.searchParams.get('input') ?? '{}');
    const isBatch = url.searchParams.has('batch');
    const shortened = isBatch ? { ...input, [at]: { ...input[at], limit: 3 } } : { ...input, limit: 3 };
    url.searchParams.set('input', JSON.stringify(shortened));
    await route.continue({ url: url.href });
  });
}
