import { expect, type Page } from '@playwright/test';
import { GATEHOUSE, SITE } from './addresses.ts';

const BOOK = `${SITE}/book`;

/** The lesson with an explanation for its reader. */
export const TOPICS = `${BOOK}/lessons/topics`;
/** The lesson whose exercises are behind a sign-in gate. */
export const PRACTICE = `${BOOK}/lessons/practice`;
export const HOME = `${BOOK}/`;
export const EVERY_PAGE = [HOME, TOPICS, PRACTICE, `${BOOK}/lessons/feedback`];

const navbar = (page: Page) => page.getByRole('navigation', { name: 'Main' });
export const signInLink = (page: Page) => navbar(page).getByRole('link', { name: 'Sign in', exact: true });
export const userButton = (page: Page) => navbar(page).getByRole('button', { name: /^Account: / });
export const tutor = (page: Page) => page.getByRole('complementary', { name: 'The tutor' });
export const gate = (page: Page) => page.getByText('Sign in to do the exercises');
export const exercises = (page: Page) => page.getByRole('heading', { name: /Find the cup/ });

/** Every error of the page; the error of a static page that does not match its scripts would be among them. */
export function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** Every request of the page for the current session. */
export function collectQuestions(page: Page): string[] {
  const questions: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('session.current')) questions.push(request.url());
  });
  return questions;
}

/** Makes Gatehouse unreachable for this page. Returns a function that makes it reachable again. */
export async function cutOff(page: Page): Promise<() => Promise<void>> {
  await page.route(`${GATEHOUSE}/**`, (route) => route.abort());
  return () => page.unroute(`${GATEHOUSE}/**`);
}

/** Checks the URL to which the navbar's sign-in link returns. */
export async function expectReturnTo(page: Page, target: string) {
  const href = await signInLink(page).getAttribute('href');
  expect(new URL(href ?? '').searchParams.get('redirect_to')).toBe(target);
}
