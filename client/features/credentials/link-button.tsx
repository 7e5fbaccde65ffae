import { isSpent } from '../../api/mail-link.ts';
import { useAction } from '../../api/use-action.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';

type LinkButtonProps = { label: string; onPress: () => Promise<void>; onSpent: () => void };

/** Uses the mail's link when pressed. `onSpent` runs when the link was used elsewhere meanwhile, or has expired. */
export function LinkButton({ label, onPress, onSpent }: LinkButtonProps) {
  const {
    run: press,
    problem,
    isBusy,
  } = useAction(async () => {
    try {
      await onPress();
    } catch (error) {
      if (!isSpent(error)) throw error;
      onSpent();
    }
  });
  return (
    <div className="space-y-5">
      {problem && <Alert {...problem} />}
      <Button isBusy={isBusy} onClick={() => press()} className="w-full">
        {label}
      </Button>
    </div>
  );
}
