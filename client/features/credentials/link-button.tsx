import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { usePress } from './use-press.ts';

type LinkButtonProps = { label: string; onPress: () => Promise<void> };

/** Uses up the link of a mail, once it is pressed. */
export function LinkButton({ label, onPress }: LinkButtonProps) {
  const { press, problem, isBusy } = usePress(onPress);
  return (
    <div className="space-y-5">
      {problem && <Alert {...problem} />}
      <Button isBusy={isBusy} onClick={press} className="w-full">
        {label}
      </Button>
    </div>
  );
}
