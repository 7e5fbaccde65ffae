import { useState } from 'react';
import { useAction } from '../../api/use-action.ts';
import { Alert } from '../../ui/alert.tsx';
import { Done } from '../../ui/done.tsx';
import { SendButton } from '../../ui/send-button.tsx';
import { part } from '../../words/part.ts';

const words = part('mailLink');

/** Sends a mail again that did not arrive. */
export function SendAgain({ onSend }: { onSend: () => Promise<unknown> }) {
  const [sent, setSent] = useState(1);
  const {
    run: press,
    problem,
    isBusy,
  } = useAction(async () => {
    await onSend();
    setSent((count) => count + 1);
  });

  return (
    <div className="mt-5 space-y-4">
      {problem && <Alert {...problem} />}
      <SendButton sent={sent} isBusy={isBusy} onClick={() => press()} className="w-full">
        {null}
      </SendButton>
      <Done>{sent > 1 && words.sentAgain}</Done>
    </div>
  );
}
