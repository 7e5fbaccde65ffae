import { useEffect, useRef, useState } from 'react';
import { toFailure } from '../../api/failure.ts';
import { useAction } from '../../api/use-action.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { part } from '../../words/part.ts';
import type { WayProps } from './way.ts';
import { WayButtons } from './way-buttons.tsx';

const words = part('stepUp', 'passkey');

/** Proves with a passkey. A cancelled request is no error: the user may try again, or choose another way. */
export function PasskeyWay({ prove, takesFocus, onCancel }: WayProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [declined, setDeclined] = useState<string>();
  const { run, problem, isBusy } = useAction(async () => {
    setDeclined(undefined);
    try {
      await prove({ way: 'passkey' });
    } catch (error) {
      const { code, message } = toFailure(error);
      if (code !== 'passkey_declined') throw error;
      setDeclined(message);
    }
  });

  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);

  return (
    <div className="space-y-5">
      {problem && <Alert {...problem} />}
      <WayButtons onCancel={onCancel}>
        <Button ref={button} isBusy={isBusy} onClick={() => run()}>
          {words.submit}
        </Button>
      </WayButtons>
      <p role="status" className="text-muted">
        {declined}
      </p>
    </div>
  );
}
