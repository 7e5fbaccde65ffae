import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { verification as words } from '#messages/security.tsx';
import { sendVerification } from '../../api/auth.ts';
import { describeError } from '../../api/describe-error.ts';
import { Alert } from '../../ui/alert.tsx';
import { Done } from '../../ui/done.tsx';
import { SendButton } from '../../ui/send-button.tsx';

/** Has the mail sent again that confirms the address. */
export function VerificationButton({ email }: { email: string }) {
  const [sent, setSent] = useState(0);
  const send = useMutation({
    mutationFn: () => sendVerification({ email }, undefined),
    onSuccess: () => setSent(sent + 1),
  });

  return (
    <div className="space-y-3 rounded-box bg-accent-soft p-4">
      <p className="wrap-anywhere">{words.reason(<bdi>{email}</bdi>)}</p>
      {send.error && <Alert {...describeError(send.error)} />}
      <SendButton sent={sent} isBusy={send.isPending} onClick={() => send.mutate()}>
        {words.send}
      </SendButton>
      <Done>{send.isSuccess && words.sent(email)}</Done>
    </div>
  );
}
