import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { toBackoff } from '../../shared/backoff.ts';
import type { Log } from '../log.ts';
import { CLAIM_SECONDS, type Outbox, type QueuedMail } from './outbox.ts';
import { CONNECTIONS, describeSmtpError, type Message, type Transport } from './transport.ts';

export type WorkerOptions = {
  outbox: Outbox;
  transport: Transport;
  /** Renders a queued mail; null when its secrets cannot be decrypted, or when its user was deleted. */
  toMessage: (mail: QueuedMail) => Promise<Message | null>;
  log: Log;
  /** Hears how each attempt to send a mail ended. */
  onAttempt?: ((isSent: boolean) => void) | undefined;
  /** Runs an attempt inside a span. */
  trace?: ((work: () => Promise<void>) => Promise<void>) | undefined;
  /** Maximum milliseconds between two queries for mails whose process died. */
  lookEvery: number;
  /** Seconds until the next attempt, after `attempts` failed ones. */
  backoff?: ((attempts: number) => number) | undefined;
};

const RETRY = { first: 2, most: 30 * 60 }; // seconds

// Milliseconds.
/** The worker hears of a new mail before its transaction commits. A commit takes about this long. */
const SOON = [30, 250, 1_500];
const RECHECK_INTERVAL_MS = 20;
const AFTER_A_FAULT = 5_000;
const CLOSE_WITHIN = 3_000;

/**
 * Sends the mails of the outbox. A mail that this process adds wakes the worker. The worker also queries the outbox by
 * itself, for mails that are due for a retry and mails whose process died. No request waits for the worker.
 */
export function startMailWorker({
  outbox,
  transport,
  toMessage,
  log,
  onAttempt,
  trace = (work) => work(),
  lookEvery,
  backoff = (attempts) => toBackoff(attempts - 1, RETRY),
}: WorkerOptions) {
  const name = randomUUID();
  const sending = new Map<string, Promise<void>>();
  let isClosed = false;
  let isLooking = false;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Number.POSITIVE_INFINITY;
  let wokenAt = 0;
  let becomeIdle = () => {};
  const idle = new Promise<void>((resolve) => {
    becomeIdle = resolve;
  });

  const lookIn = (ms: number) => {
    if (isClosed || Date.now() + ms >= timerAt) return;
    clearTimeout(timer);
    timerAt = Date.now() + ms;
    timer = setTimeout(() => {
      timerAt = Number.POSITIVE_INFINITY;
      void look();
    }, ms);
    timer.unref();
  };

  async function look(): Promise<void> {
    again = true;
    if (isLooking || isClosed || sending.size >= CONNECTIONS) return;
    isLooking = true;
    try {
      do {
        again = false;
        const taken = await outbox.claim(name, CONNECTIONS - sending.size, [...sending.keys()]);
        for (const mail of taken) {
          again = true;
          const task = trace(() => deliver(mail))
            .catch((error: unknown) => log.error({ error, mail: mail.id }, 'a mail could not be handled'))
            .finally(() => {
              sending.delete(mail.id);
              void look();
            });
          sending.set(mail.id, task);
        }
        // The first mail that is done calls `look` again.
        if (sending.size >= CONNECTIONS) return;
      } while (again && !isClosed);
      const next = await outbox.findWait([...sending.keys()]);
      // A mail that was done during the query was excluded from it: look again at once.
      if (again) lookIn(0);
      else {
        if (sending.size === 0) becomeIdle();
        lookIn(next === null ? lookEvery : Math.min(lookEvery, next * 1000 + 10));
      }
    } catch (error) {
      log.warn({ error }, 'the outbox could not be read');
      lookIn(AFTER_A_FAULT);
    } finally {
      isLooking = false;
    }
  }

  async function deliver(mail: QueuedMail): Promise<void> {
    const { failure, isHopeless } = await attempt(mail);
    onAttempt?.(failure === null);
    // The result must be stored. While this process lives, it keeps the claim until that succeeds.
    for (let tries = 0; ; tries += 1) {
      try {
        if (failure === null) await outbox.markSent(mail.id);
        else await outbox.markFailed(name, mail.id, failure, isHopeless ? null : backoff(mail.attempts));
        break;
      } catch (error) {
        if (isClosed || tries > 1_000)
          return log.warn({ error, mail: mail.id }, 'a mail could not be marked');
        await sleep(1_000, undefined, { ref: false });
      }
    }
    const entry = { mail: mail.id, template: mail.template, attempts: mail.attempts };
    if (failure === null) log.info(entry, 'mail sent');
    else log.warn({ ...entry, failure }, 'mail not sent');
  }

  /**
   * Tries to send a mail. If this version cannot render it, another version may do so later. A mail whose links are
   * lost is hopeless.
   */
  const attempt = async (mail: QueuedMail): Promise<{ failure: string | null; isHopeless: boolean }> => {
    try {
      const message = await toMessage(mail);
      if (message === null) return { failure: 'unreadable', isHopeless: true };
      await transport.send(message);
      return { failure: null, isHopeless: false };
    } catch (error) {
      return { failure: describeSmtpError(error), isHopeless: false };
    }
  };

  const renewing = setInterval(
    () => {
      if (sending.size > 0)
        outbox
          .renew(name, [...sending.keys()])
          .catch((error: unknown) => log.warn({ error }, 'mail claims not renewed'));
    },
    (CLAIM_SECONDS * 1000) / 3,
  );
  renewing.unref();
  outbox.listen(() => {
    if (Date.now() - wokenAt < RECHECK_INTERVAL_MS) return;
    wokenAt = Date.now();
    for (const ms of SOON) setTimeout(() => void look(), ms).unref();
  });
  void look();

  return {
    /** Resolves when nothing is due and nothing is being sent, for the first time. */
    idle,

    /** Claims no more mails, and waits a moment for those in hand. Another process soon sends the rest. */
    async close(): Promise<void> {
      isClosed = true;
      clearTimeout(timer);
      await Promise.race([
        Promise.allSettled(sending.values()),
        sleep(CLOSE_WITHIN, undefined, { ref: false }),
      ]);
      clearInterval(renewing);
      transport.close();
    },
  };
}
export type MailWorker = ReturnType<typeof startMailWorker>;
