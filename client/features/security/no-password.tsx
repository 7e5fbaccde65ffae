import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { requestReset } from '../../api/auth.ts';
import { describeError } from '../../api/describe-error.ts';
import { useUser } from '../../session/session-provider.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Done } from '../../ui/done.tsx';
import { SendButton } from '../../ui/send-button.tsx';
import { part } from '../../words/part.ts';

const words = part('security', 'noPassword');

/** Lets a user without a password choose one, by the link of a mail. */
export function NoPassword() {
  const { email } = useUser();
  const [sent, setSent] = useState(0);
  const send = useMutation({
    mutationFn: () => requestReset({ email }, undefined),
    onSuccess: () => setSent(sent + 1),
  });

  return (
    <div className="space-y-3 rounded-box border border-line bg-surface p-4">
      <div>
        <p className="font-semibold">{words.state}</p>
        <p className="text-muted">{words.text}</p>
      </div>
      {send.error && <Alert {...describeError(send.error)} />}
      <SendButton sent={sent} isBusy={send.isPending} onClick={() => send.mutate()}>
        {words.send}
      </SendButton>
      <Done>{sent > 0 && words.sent({ address: email })}</Done>
    </div>
  );
}
