import { useMutation } from '@tanstack/react-query';
import { verification as words } from '#messages/security.tsx';
import { sendVerification } from '../../api/auth.ts';
import { describeError } from '../../api/describe-error.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Done } from '../../ui/done.tsx';

/** Has the mail sent again that confirms the address. */
export function VerificationButton({ email }: { email: string }) {
  const send = useMutation({ mutationFn: () => sendVerification({ email }) });

  return (
    <div className="space-y-3">
      <p className="text-muted">{words.reason}</p>
      {send.error && <Alert {...describeError(send.error)} />}
      <Button variant="secondary" isBusy={send.isPending} onClick={() => send.mutate()}>
        {words.send}
      </Button>
      <Done>{send.isSuccess && words.sent(email)}</Done>
    </div>
  );
}
