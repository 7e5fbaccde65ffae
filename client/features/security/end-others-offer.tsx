import { describeError } from '../../api/describe-error.ts';
import { queries } from '../../api/trpc.ts';
import { useEndOthers } from '../../session/use-end-others.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Done } from '../../ui/done.tsx';
import { part } from '../../words/part.ts';

const words = part('twoFactor', 'endOthers');

type EndOthersOfferProps = {
  /** The number of other signed-in devices. */
  count: number;
  /** True when the others signed in before a second factor was asked for. */
  byPassword?: boolean;
};

/** Offers to sign out the other devices after a change of how the user signs in. */
export function EndOthersOffer({ count, byPassword = false }: EndOthersOfferProps) {
  const end = useEndOthers();
  const press = () => end.mutate(undefined, { onSuccess: () => void queries.security.overview.invalidate() });

  return (
    <div className="space-y-3">
      {count > 0 && !end.isSuccess && (
        <div className="space-y-3 rounded-box bg-accent-soft p-4">
          <p>{words[byPassword ? 'textByPassword' : 'text']({ count })}</p>
          {end.error && <Alert {...describeError(end.error)} />}
          <Button variant="secondary" isBusy={end.isPending} onClick={press} className="max-sm:w-full">
            {words.action({ count })}
          </Button>
        </div>
      )}
      <Done>{end.isSuccess && words.done}</Done>
    </div>
  );
}
