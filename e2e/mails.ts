import { expect, type Page } from '@playwright/test';
import { GATEHOUSE } from './addresses.ts';

/** The link of the newest mail to somebody whose subject begins so. */
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
