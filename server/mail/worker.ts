import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { toBackoff } from '../../shared/backoff.ts';
import type { Log } from '../log.ts';
import { CLAIM_SECONDS, type Outbox, type QueuedMail } from './outbox.ts';
import { CONNECTIONS, describeSmtpError, type Message, type Transport } from './transport.ts';

type WorkerOptions = {
  outbox: Outbox;
  transport: Transport;
  /** A queued mail as it goes out; null when its links cannot be read any more, or it is nobody's. */
  toMessage: (mail: QueuedMail) => Promise<Message | null>;
  log: Log;
  /** Milliseconds at most between two looks for mails whose process died. */
  lookEvery: number;
  /** Seconds before another attempt, after this many. */
  backoff?: (attempts: number) => number;
};

const RETRY = { first: 2, most: 30 * 60 }; // seconds

// Milliseconds.
/** An addition is noticed before its transaction ends, which takes about this long. */
const SOON = [30, 250, 1_500];
const WAKE_EVERY = 20;
const AFTER_A_FAULT = 5_000;
const CLOSE_WITHIN = 3_000;

/**
 * Sends what the outbox holds. It is woken by what is added here, and looks by itself for what waits: a
 * mail to be tried again, or one whose process died. Nothing waits for it.
 */
export function startMailWorker({
  outbox,
  transport,
  toMessage,
  log,
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
          const task = deliver(mail)
            .catch((error: unknown) => log.error({ error, mail: mail.id }, 'a mail could not be handled'))
            .finally(() => {
              sending.delete(mail.id);
              void look();
            });
          sending.set(mail.id, task);
        }
        // Whichever is done first looks again.
        if (sending.size >= CONNECTIONS) return;
      } while (again && !isClosed);
      const next = await outbox.findWait([...sending.keys()]);
      // Whoever was done meanwhile was not among those that wait.
      if (again) lookIn(0);
      else lookIn(next === null ? lookEvery : Math.min(lookEvery, next * 1000 + 10));
    } catch (error) {
      log.warn({ error }, 'the outbox could not be read');
      lookIn(AFTER_A_FAULT);
    } finally {
      isLooking = false;
    }
  }

  async function deliver(mail: QueuedMail): Promise<void> {
    const { failure, isHopeless } = await attempt(mail);
    // What became of it has to be written down: while this process lives, it keeps its claim until it is.
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

  /** One that this version cannot write is another's, in a while; one whose links are lost is nobody's. */
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
    if (Date.now() - wokenAt < WAKE_EVERY) return;
    wokenAt = Date.now();
    for (const ms of SOON) setTimeout(() => void look(), ms).unref();
  });
  void look();

  return {
    /** Takes nothing more, and gives what is being sent a moment. What is not sent is another's, soon. */
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
