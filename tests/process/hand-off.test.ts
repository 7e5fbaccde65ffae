import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillSignUp, PASSWORD } from '../../e2e/person.ts';
import { collectComplaints, exercises, gate, signInLink, tutor, userButton } from '../../e2e/site-reader.ts';
import { authUrl, TRPC } from '../../shared/paths.ts';
import { TEXTBOOK_APART_ENV } from '../setup/textbook.ts';
import { openThreeDomains } from './three-domains.ts';

const { GATEHOUSE_URL: ACCOUNTS, SITE_URL: SITE } = TEXTBOOK_APART_ENV;

const opened: AsyncDisposable[] = [];
afterAll(async () => {
  for (const one of opened.reverse()) await one[Symbol.asyncDispose]();
});

let domains: Awaited<ReturnType<typeof openThreeDomains>>;
beforeAll(async () => {
  domains = await openThreeDomains(opened);
});

/** Collects the origins of the documents that this tab opens. */
function collectVisits(page: Page): string[] {
  const origins: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) origins.push(new URL(request.url()).origin);
  });
  return origins;
}

/** Collects the paths of requests whose `Referer` contains the code; null for all others. */
function collectReaders(page: Page): Promise<string | null>[] {
  const paths: Promise<string | null>[] = [];
  page.on('request', (request) => {
    const find = async () => {
      const { referer = '' } = await request.allHeaders();
      return new URL(referer || SITE).searchParams.has('code') ? new URL(request.url()).pathname : null;
    };
    paths.push(find().catch(() => null)); // a request that the navigation has ended
  });
  return paths;
}

/** Signs in on another device, and signs out all others there. */
async function endOtherSessions(gatehouse: string, email: string) {
  const post = async (path: string, body: object, headers = {}) => {
    const answer = await fetch(gatehouse + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
    return answer.headers.get('set-auth-token');
  };
  const token = await post(authUrl('signIn'), { email, password: PASSWORD });
  await post(`${TRPC}/session.revokeOthers`, {}, { authorization: `Bearer ${token}` });
}

describe('a textbook, Gatehouse and FastAPI on three unrelated domains', () => {
  it('no cookie of Gatehouse reaches it from a page of the site, and Gatehouse says so', async () => {
    await using reader = await domains.openReader();
    const page = await reader.openTab();
    // A cookie that only the blocking of third-party cookies keeps back.
    await reader.context.addCookies([
      { name: 'control', value: '1', url: ACCOUNTS, sameSite: 'None', secure: true },
    ]);
    const own = await page.goto(`${ACCOUNTS}/sign-in`);
    expect((await own?.request().allHeaders())?.cookie).toContain('control=1');
    await page.goto(`${domains.book}lessons/topics`);
    const address = `${ACCOUNTS}${TRPC}/session.current`;
    const [request, answer] = await Promise.all([
      page.waitForRequest(address),
      page.evaluate(async (to) => {
        const { headers, status } = await fetch(to, { credentials: 'include' });
        return { status, site: headers.get('gatehouse-site') };
      }, address),
    ]);
    expect((await request.allHeaders()).cookie).toBeUndefined();
    expect(answer).toEqual({ status: 200, site: 'cross-site' });
  });

  it('anonymous visitors can read, and hear from the tutor', async () => {
    await using reader = await domains.openReader();
    const page = await reader.openTab();
    await page.goto(`${domains.book}lessons/topics`);
    await page.getByRole('heading', { level: 1, name: 'Topics' }).waitFor();
    await page.getByText('A topic is a notice board').waitFor();
    await page.getByRole('link', { name: /^Next/ }).click();
    await page.getByText('Told for everybody.').waitFor();
    expect(new URL(page.url()).pathname).toBe('/book/lessons/frames');
  });

  it('a reader signs up at the gate, and the site knows them until their session ends elsewhere', async () => {
    await using reader = await domains.openReader();
    const page = await reader.openTab();
    const visited = collectVisits(page);
    const seen = collectReaders(page);
    const complaints = collectComplaints(page);
    const place = `${domains.book}lessons/practice?from=mail#2-find-the-cup`;
    await page.goto(place);
    await gate(page).waitFor();
    await page.getByRole('link', { name: 'Create an account' }).click();

    // At Gatehouse, and back at the very place.
    const email = `${randomUUID()}@example.com`;
    await fillSignUp(page, email);
    await page.getByRole('group', { name: 'Software background' }).getByText('Python').click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await userButton(page).waitFor();
    expect(page.url()).toBe(place);
    await exercises(page).waitFor();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    expect(visited).toContain(ACCOUNTS);
    // The code left the address before the first script loaded another one.
    const html = await page.evaluate(async () => (await fetch(location.href)).text());
    const early = await Promise.all(seen);
    expect(early.filter((path) => path && !html.includes(path))).toEqual([]);
    expect(early.filter(Boolean)).not.toEqual([]);

    // The tutor is a third domain, and knows the answers too.
    await page.getByRole('navigation').getByRole('link', { name: 'Topics' }).first().click();
    await tutor(page).getByText('Welcome back, Grace Hopper.').waitFor();
    await tutor(page).getByText('queue.Queue').waitFor();

    // What a script could carry away.
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(stored).not.toMatch(/ga[ct]_|grt_/);
    expect(await reader.context.cookies(SITE)).toEqual([]);

    // The browser itself says that the first proof, which only asked for a nonce, was answered with 400.
    expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);

    // A reload and a second tab are signed in without a visit to Gatehouse.
    visited.length = 0;
    await page.reload();
    await userButton(page).waitFor();
    await tutor(page).getByText('Welcome back, Grace Hopper.').waitFor();
    const second = await reader.openTab();
    const visitedBySecond = collectVisits(second);
    await second.goto(`${domains.book}lessons/frames`);
    await userButton(second).waitFor();
    await tutor(second).getByText('Welcome back, Grace Hopper.').waitFor();
    expect([...visited, ...visitedBySecond]).not.toContain(ACCOUNTS);

    const tabs = [page, second];
    await endElsewhere(tabs, email);
    await page.reload();
    await signInLink(page).waitFor();
    expect([...visited, ...visitedBySecond]).not.toContain(ACCOUNTS);

    // One tab signs in again, and the other one hears of it.
    await signInLink(page).click();
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await Promise.all(tabs.map((tab) => tutor(tab).getByText('Welcome back, Grace Hopper.').waitFor()));
    expect(visitedBySecond).not.toContain(ACCOUNTS);
    await endElsewhere(tabs, email);
  });

  /** Ends the session on another device. No tab asks by itself, so each of them shows it because it was told. */
  async function endElsewhere(tabs: readonly Page[], email: string): Promise<void> {
    await endOtherSessions(domains.inside, email);
    await Promise.all(tabs.map((tab) => signInLink(tab).waitFor()));
    await Promise.all(tabs.map((tab) => tutor(tab).getByText('Told for everybody.').waitFor()));
  }
});
