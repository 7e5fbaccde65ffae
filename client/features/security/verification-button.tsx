import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { describeError } from '../../api/describe-error.ts';
import { verifyEmail } from '../../api/mail-link.ts';
import { sendVerification } from '../../api/more-auth.ts';
import { queries } from '../../api/trpc.ts';
import { Alert } from '../../ui/alert.tsx';
import { Done } from '../../ui/done.tsx';
import { SendButton } from '../../ui/send-button.tsx';
import { part } from '../../words/part.ts';

const words = part('security', 'verification');

type VerificationButtonProps = {
  email: string;
  /** The form that accepts the mail's code. */
  codeForm: (onCode: (code: string) => Promise<void>) => ReactNode;
};

export function VerificationButton({ email, codeForm }: VerificationButtonProps) {
  const enterCode = async (token: string) => {
    await verifyEmail({ token });
    await Promise.all([queries.session.current.invalidate(), queries.security.overview.invalidate()]);
  };
  const [sent, setSent] = useState(0);
  const send = useMutation({
    mutationFn: () => sendVerification({ email }, undefined),
    onSuccess: () => setSent(sent + 1),
  });

  return (
    <div className="space-y-3 rounded-box bg-accent-soft p-4">
      <p className="wrap-anywhere">{words.reason({ address: <bdi>{email}</bdi> })}</p>
      {codeForm(enterCode)}
      {send.error && <Alert {...describeError(send.error)} />}
      <SendButton sent={sent} isBusy={send.isPending} onClick={() => send.mutate()}>
        {words.send}
      </SendButton>
      <Done>{send.isSuccess && words.sent({ address: email })}</Done>
    </div>
  );
}
