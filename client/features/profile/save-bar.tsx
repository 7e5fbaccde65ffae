import type { Description } from '../../api/describe-error.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Done } from '../../ui/done.tsx';
import { part } from '../../words/part.ts';

const words = part('profile');

type SaveBarProps = {
  isBusy: boolean;
  isSaved: boolean;
  /** The name was saved before the rest failed. */
  isNameSaved: boolean;
  problem: Description | null;
};

/** The end of the form: the save button and the result. */
export function SaveBar({ isBusy, isSaved, isNameSaved, problem }: SaveBarProps) {
  return (
    <div className="space-y-4 pt-2 lg:ps-72">
      {problem && <Alert {...problem} {...(isNameSaved && { title: words.onlyNameSaved })} />}
      <div className="flex items-center gap-4">
        <Button type="submit" isBusy={isBusy} className="min-w-28">
          {words.save}
        </Button>
        <Done>{isSaved && words.saved}</Done>
      </div>
    </div>
  );
}
