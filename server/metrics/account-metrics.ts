import { Counter, type Registry } from 'prom-client';
import type { ActivityEvent } from '../activity/event.ts';
import type { LimitClass } from '../limits/classes.ts';

/** What happens to accounts: sign-ins, sign-ups, everything in the security log, limits that were hit, and mails. */
export function createAccountMetrics(registry: Registry) {
  const registers = [registry];
  const signIns = new Counter({
    name: 'gatehouse_sign_ins_total',
    help: 'Sign-ins by method and result; second_factor counts wrong codes after the right password.',
    labelNames: ['method', 'result'],
    registers,
  });
  const signUps = new Counter({
    name: 'gatehouse_sign_ups_total',
    help: 'Sign-ups; a failure is one with an address that has an account, where SIGN_UP=verified hides that.',
    labelNames: ['result'],
    registers,
  });
  const events = new Counter({
    name: 'gatehouse_security_events_total',
    help: 'Rows that this process added to the security log.',
    labelNames: ['kind', 'result'],
    registers,
  });
  const limits = new Counter({
    name: 'gatehouse_limits_hit_total',
    help: 'Requests that were refused because of a rate limit; recipient: too many mails to one address.',
    labelNames: ['class'],
    registers,
  });
  const mails = new Counter({
    name: 'gatehouse_mails_total',
    help: 'Attempts to send a mail.',
    labelNames: ['result'],
    registers,
  });
  return {
    countActivity({ kind, ok, method }: ActivityEvent): void {
      const result = ok ? 'success' : 'failure';
      events.inc({ kind, result });
      if (kind === 'sign_up') signUps.inc({ result });
      else if (kind === 'sign_in') signIns.inc({ method: method ?? 'password', result });
      else if (kind === 'second_factor' && !ok) signIns.inc({ method: 'second_factor', result });
    },
    countLimit: (kind: LimitClass | 'recipient'): void => limits.inc({ class: kind }),
    countMail: (isSent: boolean): void => mails.inc({ result: isSent ? 'sent' : 'failed' }),
  };
}
