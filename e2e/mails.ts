import { expect, type Page } from '@playwright/test';
import { GATEHOUSE } from './addresses.ts';

/** The link of the newest mail to `email` with a subject that starts with `subject`. */
export async function linkTo(page: Page, email: string, subject: string, url = GATEHOUSE): Promise<string> {
  let link = '';
  await expect(async () => {
    const answer = await page.request.get(`${url}/dev/mail`, {
      headers: { accept: 'application/json' },
    });
    const mails = (await answer.json()) as { to: string; subject: string; text: string }[];
    const mail = mails.find((one) => one.to === email && one.subject.startsWith(subject));
    link = mail?.text.match(/https?:\S+#\S+/)?.[0] ?? '';
    expect(link).not.toBe('');
  }).toPass();
  return link;
}

/** The code of the newest mail to `email` with a subject that starts with `subject`. */
export async function codeTo(page: Page, email: string, subject: string, url = GATEHOUSE): Promise<string> {
  await linkTo(page, email, subject, url); // waits for the mail
  const answer = await page.request.get(`${url}/dev/mail`, { headers: { accept: 'application/json' } });
  const mails = (await answer.json()) as { to: string; subject: string; text: string }[];
  const mail = mails.find((one) => one.to === email && one.subject.startsWith(subject));
  return mail?.text.match(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/m)?.[0] ?? '';
}

/** Confirms the address of the user who is signed in on the page: notices are sent to confirmed addresses only. */
export async function confirmAddress(page: Page, email: string, url = GATEHOUSE): Promise<void> {
  const token = new URL(await linkTo(page, email, 'Confirm your email', url)).hash.split('=')[1];
  const headers = { origin: url };
  const answer = await page.request.post(`${url}/api/trpc/account.verifyEmail`, { data: { token }, headers });
  expect(answer.status()).toBe(200);
}
