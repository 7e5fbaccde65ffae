import { endOthers as words } from '#messages/two-factor.tsx';
import { describeError } from '../../api/describe-error.ts';
import { queries } from '../../api/trpc.ts';
import { useEndOthers } from '../../session/use-end-others.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Done } from '../../ui/done.tsx';

/** Offers to sign out the devices that signed in before two-factor was on. */
export function EndOthersOffer({ count }: { count: number }) {
  const end = useEndOthers();
  const press = () => end.mutate(undefined, { onSuccess: () => void queries.security.overview.invalidate() });

  return (
    <div className="space-y-3">
      {count > 0 && !end.isSuccess && (
        <div className="space-y-3 rounded-box bg-accent-soft p-4">
          <p>{words.text(count)}</p>
          {end.error && <Alert {...describeError(end.error)} />}
          <Button variant="secondary" isBusy={end.isPending} onClick={press} className="max-sm:w-full">
            {words.action(count)}
          </Button>
        </div>
      )}
      <Done>{end.isSuccess && words.done}</Done>
    </div>
  );
}
