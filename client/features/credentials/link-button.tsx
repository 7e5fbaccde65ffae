import { useRef, useState } from 'react';
import { type Description, describeError } from '../../api/describe-error.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';

type LinkButtonProps = { label: string; onPress: () => Promise<void> };

/** Uses up the link of a mail, once it is pressed. */
export function LinkButton({ label, onPress }: LinkButtonProps) {
  const [problem, setProblem] = useState<Description | null>(null);
  const [isBusy, setBusy] = useState(false);
  const running = useRef(false);

  const press = async () => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    await onPress().catch((error: unknown) => setProblem(describeError(error)));
    running.current = false;
    setBusy(false);
  };

  return (
    <div className="space-y-5">
      {problem && <Alert {...problem} />}
      <Button isBusy={isBusy} onClick={press} className="w-full">
        {label}
      </Button>
    </div>
  );
}
