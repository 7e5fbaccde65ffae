import { setTimeout as sleep } from 'node:timers/promises';
import type { MailServer } from '../mail/mail-server.ts';

/** Milliseconds that a person waits for a mail before they do something else. */
const PATIENCE = 3_000;

/** Everybody's mailbox: what the mail server received. */
export const createMailbox = ({ received }: Pick<MailServer, 'received'>) => ({
  count: () => received.length,
  /** The secret of a link to somebody, in a mail that came after the first `from`; null when none comes soon. */
  async waitForSecret(to: string, target: string, from: number): Promise<string | null> {
    const link = new RegExp(`/${target}=([\\w-]+)`);
    const deadline = performance.now() + PATIENCE;
    while (performance.now() < deadline) {
      for (const mail of received.slice(from)) {
        const [, secret] = (mail.to === to && link.exec(mail.text)) || [];
        if (secret) return secret;
      }
      await sleep(30);
    }
    return null;
  },
});
export type Mailbox = ReturnType<typeof createMailbox>;
