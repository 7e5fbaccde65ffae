import { useMutation } from '@tanstack/react-query';
import { describeError } from '../../api/describe-error.ts';
import { queries, type RouterOutput, trpc } from '../../api/trpc.ts';
import { useUser } from '../../session/session-provider.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { SendButton } from '../../ui/send-button.tsx';
import { TimeLeft } from '../../ui/time-left.tsx';
import { part } from '../../words/part.ts';
import { useEmailChange } from './use-email-change.ts';

const words = part('security', 'pendingEmail');

export type Pending = NonNullable<RouterOutput['security']['overview']['pendingEmail']>;

type PendingEmailProps = {
  pending: Pending;
  /** How often this page has sent the mails. */
  sent: number;
  onSent: () => void;
  onCancelled: () => void;
};

/**
 * A pending email change: which confirmations are missing, when they expire, and buttons to send the mails again or to
 * cancel.
 */
export function PendingEmail({ pending, sent, onSent, onCancelled }: PendingEmailProps) {
  const { email, emailVerified } = useUser();
  const change = useEmailChange();
  const send = useMutation({ mutationFn: () => change(pending.email), onSuccess: onSent });
  const cancel = trpc.account.cancelEmailChange.useMutation({
    onSuccess: () => {
      queries.security.overview.setData(undefined, (known) => known && { ...known, pendingEmail: null });
      onCancelled();
    },
  });
  const error = send.error ?? cancel.error;
  const end = <TimeLeft until={pending.expiresAt} />;
  const awaitsNew = pending.awaits.includes('new');
  const awaitsOld = pending.awaits.includes('old');
  // New links cancel earlier confirmations, so the button is hidden once one address agreed. An address that was never
  // confirmed does not have to agree.
  const nobodyAgreed = awaitsNew && awaitsOld === emailVerified;

  return (
    <div className="space-y-3 rounded-box bg-accent-soft p-4">
      <div className="wrap-anywhere">
        <p>{words.text({ address: <strong className="font-semibold">{pending.email}</strong> })}</p>
        <p>
          {awaitsNew && awaitsOld && words.both({ end })}
          {awaitsNew && !awaitsOld && words.onlyNew({ end })}
          {!awaitsNew && words.onlyOld({ old: email, end })}
        </p>
      </div>
      {error && <Alert {...describeError(error)} />}
      <ButtonRow>
        {nobodyAgreed && (
          <SendButton sent={sent} isBusy={send.isPending} onClick={() => send.mutate()}>
            {awaitsOld ? words.sendBoth : words.sendNew}
          </SendButton>
        )}
        <Button variant="secondary" isBusy={cancel.isPending} onClick={() => cancel.mutate()}>
          {words.cancel}
        </Button>
      </ButtonRow>
    </div>
  );
}
