import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { pages } from '../../../shared/paths.ts';
import { describeError } from '../../api/describe-error.ts';
import { trpc } from '../../api/trpc.ts';
import { useUser } from '../../session/session-provider.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { LoadError } from '../../ui/load-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { part } from '../../words/part.ts';
import { EndOthers } from './end-others.tsx';
import { ResetByMail } from './reset-by-mail.tsx';
import { Secured } from './secured.tsx';
import { Step } from './step.tsx';

const words = part('securing');

type SecuringProps = {
  /** The id of the session that the user did not recognise. */
  deviceId: string | undefined;
  /** The form that changes the password. */
  passwordForm: (onDone: () => void) => ReactNode;
};

/**
 * Helps a user whose account was taken over: it first signs out all other devices, then changes the password. Without a
 * password, only a passkey can sign in, so that the second step is to remove those of others.
 */
export function Securing({ deviceId, passwordForm }: SecuringProps) {
  const { email } = useUser();
  const list = trpc.session.list.useQuery();
  const ways = trpc.security.signInMethods.useQuery();
  const [hasEnded, setEnded] = useState(false);
  const [isChanged, setChanged] = useState(false);

  if (!list.data || !ways.data) {
    const { error, isFetching, refetch } = list.data ? ways : list;
    return error ? (
      <LoadError {...describeError(error)} isRetrying={isFetching} onRetry={refetch} />
    ) : (
      <Skeleton />
    );
  }

  const { hasPassword, passkeys } = ways.data;
  const others = list.data.filter(({ current }) => !current);
  // If an attacker signs in again meanwhile, the new password ends that session. No return to this step is needed.
  if (!hasEnded && others.length === 0) setEnded(true);
  return (
    <div className="space-y-6">
      <ol className="divide-y divide-line rounded-box border border-line bg-surface">
        <Step
          place={1}
          title={words.endOthers.title}
          done={hasEnded && words.endOthers.done}
          isCurrent={!hasEnded}
        >
          <EndOthers
            others={others}
            suspect={others.find(({ id }) => id === deviceId)}
            onDone={() => setEnded(true)}
          />
        </Step>
        {hasPassword ? (
          <Step
            place={2}
            title={words.choose.title}
            done={isChanged && words.choose.done}
            isCurrent={hasEnded && !isChanged}
          >
            <p className="text-muted">{words.choose.intro}</p>
            {passwordForm(() => setChanged(true))}
            <ResetByMail email={email} />
          </Step>
        ) : (
          <Step place={2} title={words.ownPasskeys.title} done={false} isCurrent={hasEnded}>
            <p className="text-muted">{words.ownPasskeys.intro}</p>
            <Link to={pages.security} hash="passkeys" className={buttonClass('primary')}>
              {words.secured.passkeys}
            </Link>
          </Step>
        )}
      </ol>
      {isChanged && <Secured email={email} hasPasskeys={passkeys.length > 0} />}
    </div>
  );
}
