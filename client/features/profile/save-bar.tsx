import type { Description } from '../../api/describe-error.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

type SaveBarProps = {
  isBusy: boolean;
  isSaved: boolean;
  /** The name went through before the rest failed. */
  isNameSaved: boolean;
  problem: Description | null;
};

/** The end of the form: the button, and what came of it. */
export function SaveBar({ isBusy, isSaved, isNameSaved, problem }: SaveBarProps) {
  return (
    <div className="space-y-4 pt-2 lg:pl-72">
      {problem && (
        <Alert {...problem} {...(isNameSaved && { title: 'Your name was saved, the rest was not.' })} />
      )}
      <div className="flex items-center gap-4">
        <Button type="submit" isBusy={isBusy} className="min-w-28">
          Save
        </Button>
        <p role="status" className="text-accent">
          {isSaved && (
            <span className="flex gap-1.5">
              <Icon name="check" className="mt-0.5" />
              Saved.
            </span>
          )}
        </p>
      </div>
    </div>
  );
}
