import { useState } from 'react';
import { isSpent } from '../../api/mail-link.ts';
import { useAction } from '../../api/use-action.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import { part } from '../../words/part.ts';

const words = part('confirmByPassword', 'discard');

type DiscardAccountProps = { email: string; onDiscard: () => Promise<void>; onSpent: () => void };

/** For the owner of a mailbox who did not create the account: asks for confirmation, then removes the account. */
export function DiscardAccount({ email, onDiscard, onSpent }: DiscardAccountProps) {
  const [isAsking, setAsking] = useState(false);
  const {
    run: press,
    problem,
    isBusy,
  } = useAction(async () => {
    try {
      await onDiscard();
    } catch (error) {
      if (!isSpent(error)) throw error;
      onSpent();
    }
  });

  return (
    <>
      {problem && <Alert {...problem} />}
      {isAsking ? (
        <InlineConfirm
          question={words.question({ email })}
          consequence={words.consequence}
          action={words.confirm}
          keep={words.keep}
          onConfirm={() => {
            setAsking(false);
            void press();
          }}
          onKeep={() => setAsking(false)}
        />
      ) : (
        <Button variant="quiet" isBusy={isBusy} className="w-full" onClick={() => setAsking(true)}>
          {words.action}
        </Button>
      )}
    </>
  );
}
