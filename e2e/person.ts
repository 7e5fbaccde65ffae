import { randomUUID } from 'node:crypto';
import {
  type APIRequestContext,
  type BrowserContext,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import { GATEHOUSE } from './addresses.ts';

export const PASSWORD = 'correct horse battery';

/** Creates a person, and signs them in in this browser context. */
export async function signUp(context: BrowserContext, name = 'Ada Lovelace', url = GATEHOUSE) {
  const email = `${randomUUID()}@example.com`;
  await post(context.request, '/api/auth/sign-up/email', { name, email, password: PASSWORD }, { url });
  return { name, email };
}

/** Signs in the same person on another device, and from another IP address if one is given. */
export const signIn = (context: BrowserContext, email: string, from?: string) =>
  post(context.request, '/api/auth/sign-in/email', { email, password: PASSWORD }, { from });

type PostOptions = { url?: string; from?: string | undefined };

async function post(
  request: APIRequestContext,
  path: string,
  data: object,
  { url = GATEHOUSE, from }: PostOptions,
) {
  const headers = { origin: url, ...(from !== undefined && { 'x-forwarded-for': from }) };
  const response = await request.post(`${url}${path}`, { data, headers });
  expect(response.status()).toBe(200);
}

/** Fills in the form of `/sign-up` as a new person would. */
export async function fillSignUp(page: Page, email: string) {
  await page.getByLabel('Name').fill('Grace Hopper');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
}

/** Signs a device out in its row of the list, which asks for confirmation. */
export async function signOutRow(row: Locator) {
  await row.getByRole('button', { name: /^Sign out/ }).click();
  await row.getByRole('group').getByRole('button', { name: 'Sign out', exact: true }).click();
}

export const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
