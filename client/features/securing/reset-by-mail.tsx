import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { requestReset } from '../../api/auth.ts';
import { describeError } from '../../api/describe-error.ts';
import { Alert } from '../../ui/alert.tsx';
import { Done } from '../../ui/done.tsx';
import { SendButton } from '../../ui/send-button.tsx';
import { part } from '../../words/part.ts';

const words = part('securing', 'choose');

/** For a user whose password was changed by an attacker, or who has forgotten it. */
export function ResetByMail({ email }: { email: string }) {
  const [sent, setSent] = useState(0);
  const send = useMutation({
    mutationFn: () => requestReset({ email }, undefined),
    onSuccess: () => setSent(sent + 1),
  });
  return (
    <div className="space-y-3 border-line border-t pt-4">
      <p className="text-muted">
        {words.unknown} {words.mail({ address: <bdi className="wrap-anywhere">{email}</bdi> })}
      </p>
      {send.error && <Alert {...describeError(send.error)} />}
      <SendButton sent={sent} isBusy={send.isPending} onClick={() => send.mutate()}>
        {words.action}
      </SendButton>
      <Done>{send.isSuccess && words.mailed({ address: email })}</Done>
    </div>
  );
}
