import { useMutation } from '@tanstack/react-query';
import { choose as words } from '#messages/securing.tsx';
import { requestReset } from '../../api/auth.ts';
import { describeError } from '../../api/describe-error.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Done } from '../../ui/done.tsx';

/** For somebody whose password was changed by whoever got in, or who has forgotten it. */
export function ResetByMail({ email }: { email: string }) {
  const send = useMutation({ mutationFn: () => requestReset({ email }, undefined) });
  return (
    <div className="space-y-3 border-line border-t pt-4">
      <p className="text-muted">
        {words.unknown} {words.mail(<bdi className="wrap-anywhere">{email}</bdi>)}
      </p>
      {send.error && <Alert {...describeError(send.error)} />}
      <Button variant="secondary" isBusy={send.isPending} onClick={() => send.mutate()}>
        {words.action}
      </Button>
      <Done>{send.isSuccess && words.mailed(email)}</Done>
    </div>
  );
}
