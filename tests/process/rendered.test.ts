import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { beforeAll, expect, it, vi } from 'vitest';
import type * as Render from '../../client/prerender/render.tsx';
import en from '../../shared/messages/en/index.ts';
import type { PageAnswers } from '../../shared/page-answers.ts';
import { toPageQuestions } from '../../shared/page-questions.ts';
import { pages } from '../../shared/paths.ts';
import type { PageConfig } from '../../shared/portal.ts';
import type { PageRenderer } from '../../shared/prerendered.ts';
import { toProfile } from '../../shared/profile.ts';

// The markup that the service renders for a signed-in person's page, with the portal's own built code.

const PRERENDERED = resolve(import.meta.dirname, '../../dist/prerendered');
const CONFIG: PageConfig = {
  appName: 'Gatehouse',
  logoUrl: null,
  appUrl: null,
  termsUrl: null,
  privacyUrl: null,
  signUp: 'instant',
  secondFactor: 'optional',
  passwordMinLength: 8,
  trustedOrigins: [],
  languages: { en: 'English' },
};
const ACCOUNT = Object.values<string>(pages).filter((path) => path.startsWith(pages.account));
const AT = '2026-11-01T12:00:00.000Z';

type Visit = Omit<Parameters<PageRenderer>[0], 'language' | 'catalogue'>;
const inEnglish = (one: PageRenderer) => (visit: Visit) => one({ ...visit, language: 'en', catalogue: en });

let built: typeof Render;
let render: (visit: Visit) => Promise<string | null>;
beforeAll(async () => {
  built = await import(pathToFileURL(`${PRERENDERED}/render.js`).href);
  render = inEnglish(built.createPageRenderer(CONFIG, Number.POSITIVE_INFINITY));
});

/** The service's answers for a person called `name`. */
function toAnswers(path: string, name: string, roles: readonly string[] = ['teacher']): PageAnswers {
  const session = {
    id: 's1',
    createdAt: AT,
    lastSeenAt: AT,
    expiresAt: AT,
    method: 'password',
    amr: ['pwd'],
    ipAddress: '192.0.2.1',
    place: name,
    device: { browser: name, os: name, kind: 'desktop' },
    current: true,
  };
  const sites = [{ id: 'g1', origin: name, createdAt: AT, lastUsedAt: AT }];
  const user = {
    id: name,
    email: `${name}@example.com`,
    emailVerified: false,
    name,
    image: null,
    createdAt: AT,
  };
  const data: Record<string, unknown> = {
    'session.current': {
      user,
      session: { ...session, via: null, authenticatedAt: AT, stepUpUntil: null },
      pendingDeletion: { purgeAt: AT },
      claims: { roles, version: 1 },
      setUpRequired: false,
    },
    'session.list': [
      { ...session, sites },
      { ...session, id: 's2', current: false, sites: [] },
    ],
    'profile.get': { ...toProfile(null, 0), bio: name },
    'security.overview': {
      emailVerified: false,
      passwordChangedAt: AT,
      pendingEmail: null,
      pendingDeletion: null,
      sessions: 2,
      lastSignInAt: AT,
      otherSignIn: { at: AT, device: session.device, place: name },
      stepUpUntil: null,
      hasPassword: true,
      passkeys: 1,
      trustedBrowsers: 1,
      twoFactor: { enabledAt: AT, backupCodesLeft: 2 },
    },
    'security.signInMethods': {
      hasPassword: true,
      passkeys: [{ id: 'p1', name, authenticator: name, createdAt: AT, lastUsedAt: null, backedUp: true }],
      twoFactor: { enabledAt: AT, backupCodesLeft: 2 },
      trustedBrowsers: [{ id: 'b1', device: session.device, place: name, expiresAt: AT, current: true }],
      policy: 'optional',
    },
    'activity.list': {
      items: [
        {
          id: '1',
          kind: 'sign_in',
          at: AT,
          ipAddress: name,
          device: session.device,
          place: name,
          ok: true,
          site: null,
          actor: null,
        },
      ],
      nextCursor: null,
    },
  };
  return Object.fromEntries(
    toPageQuestions(path).map(({ procedure, input }) => [procedure, { input, data: data[procedure] }]),
  );
}
const write = (
  path: string,
  name: string,
  step: string | null = null,
  roles: readonly string[] = ['teacher'],
) => render({ path, step, answers: toAnswers(path, name, roles) });

it.each(ACCOUNT)(
  '%s is rendered completely, without anything that the security policy blocks',
  async (path) => {
    const markup = (await write(path, 'Ada')) ?? '';
    expect(markup).toMatch(/<h1[^>]*>[^<]+<\/h1>/);
    expect(markup).not.toMatch(/<script|<style|<template|\sstyle=|\son\w+=|Loading…/i);
    expect(markup).toContain('Ada@example.com');
  },
);

it('roles of a person are shown in words, or by their name where there are no words', async () => {
  const shown = (await write(pages.data, 'Ada', null, ['teacher', 'astronaut'])) ?? '';
  expect(shown.match(/<li>[^<]+<\/li>/g)?.slice(0, 2)).toEqual(['<li>Teacher</li>', '<li>astronaut</li>']);
  const none = (await write(pages.data, 'Ada', null, [])) ?? '';
  expect(shown).toContain('Your roles');
  expect(none).not.toContain('Your roles');
});

it('the questions after sign-up are rendered, and no other step of it', async () => {
  expect(await write(pages.signUp, 'Ada', 'background')).toContain('method="post"');
  for (const step of [null, 'other', '<script>']) expect(await write(pages.signUp, 'Ada', step)).toBeNull();
  expect(await write(pages.account, 'Ada', 'other')).toBe(await write(pages.account, 'Ada'));
});

it('any name of a user stays text', async () => {
  /** The elements of a page and the names of their attributes, in order. */
  const shapeOf = (markup: string) =>
    markup.match(/<\/?[a-z][^\s>]*|\s[a-zA-Z-]+(?==")/g)?.filter((part) => part.startsWith('<'));
  const plain = new Map<string, unknown>();
  for (const path of ACCOUNT) plain.set(path, shapeOf((await write(path, 'x')) ?? ''));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ACCOUNT),
      fc.array(
        fc.constantFrom('<script>', '</p>', '"', "'", '<!--', '-->', '&', '<img src=x onerror=y>', '\u2028'),
        {
          minLength: 1,
        },
      ),
      async (path, parts) => {
        const markup = (await write(path, `x${parts.join('')}`)) ?? '';
        expect(markup).not.toMatch(/<script|<img|<!--(?!\/?\$| -->)/);
        expect(shapeOf(markup)).toEqual(plain.get(path));
      },
    ),
    { numRuns: 100 },
  );
});

it('pages that are rendered at once show each user their own data', async () => {
  const people = Array.from({ length: 40 }, (_, index) => ({
    name: `Person${index}x`,
    path: ACCOUNT[index % 7] ?? '',
  }));
  const written = await Promise.all(people.map(({ name, path }) => write(path, name)));
  people.forEach(({ name }, index) => {
    const named = new Set(written[index]?.match(/Person\d+x/g));
    expect([...named]).toEqual([name]);
  });
});

it('a user with very much data gets the frame, and the script loads the rest', async () => {
  const many = (length: number, path: string, procedure: string, toData: (rows: unknown[]) => unknown) => {
    const answers = toAnswers(path, 'Ada');
    const [one] = Object.values(toAnswers(pages.devices, 'Ada')['session.list']?.data ?? []);
    const data = toData(
      Array.from({ length }, (_, index) => ({ ...one, id: String(index), kind: 'sign_in' })),
    );
    return render({ path, step: null, answers: { ...answers, [procedure]: { data } } });
  };
  const devices = await many(500, pages.devices, 'session.list', (rows) => rows);
  const activity = await many(100, pages.activity, 'activity.list', (items) => ({ items, nextCursor: null }));
  for (const markup of [devices, activity]) {
    expect(markup).toContain('Ada@example.com');
    expect(markup).toMatch(/<h1[^>]*>[^<]+<\/h1>/);
    expect(markup?.length).toBeLessThan(20_000);
  }
  const usual = await many(20, pages.devices, 'session.list', (rows) => rows);
  expect(usual?.match(/<li/g)?.length).toBeGreaterThan(19);
});

it('rendering pages leaves most of each second for other work', async () => {
  const spare = inEnglish(built.createPageRenderer(CONFIG, 0.001));
  const visit = { path: pages.account, step: null, answers: toAnswers(pages.account, 'Ada') };
  const written = await Promise.all(Array.from({ length: 8 }, () => spare(visit)));
  expect(written[0]).toContain('Ada@example.com');
  expect(written.slice(1)).toContain(null);
  await vi.waitFor(async () => expect(await spare(visit)).not.toBeNull(), { timeout: 30_000 });
});
