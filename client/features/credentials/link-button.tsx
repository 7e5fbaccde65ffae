import { isSpent } from '../../api/mail-link.ts';
import { useAction } from '../../api/use-action.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';

type LinkButtonProps = { label: string; onPress: () => Promise<void>; onSpent: () => void };

/** Uses up the link of a mail, once it is pressed; `onSpent` when somebody else did meanwhile, or its time was over. */
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
