import { Link } from '@tanstack/react-router';
import { describeError } from '../../api/describe-error.ts';
import { trpc } from '../../api/trpc.ts';
import { useUser } from '../../session/session-provider.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { LoadError } from '../../ui/load-error.tsx';
import { part } from '../../words/part.ts';
import { CheckupRow } from './checkup-row.tsx';
import { isLeft } from './finding.ts';
import { toFindings } from './findings.tsx';

const words = part('overview');

/** The state of the account in sentences, each with its next step. Open tasks come first. */
export function Checkup() {
  const user = useUser();
  const profile = trpc.profile.get.useQuery();
  const security = trpc.security.overview.useQuery();
  const failed = [profile, security].filter((query) => query.error && !query.data);

  if (failed[0]?.error) {
    return (
      <LoadError
        {...describeError(failed[0].error)}
        isRetrying={failed.some((query) => query.isFetching)}
        onRetry={() => failed.forEach((query) => void query.refetch())}
      />
    );
  }
  if (!profile.data || !security.data) return <ListSkeleton rows={5} hasTitle />;

  const findings = toFindings(user, profile.data.complete, security.data);
  const left = findings.filter(isLeft);
  return (
    <>
      <p className="mb-3 font-semibold">
        {left.length === 0 ? words.inOrder : words.summary({ count: left.length })}
      </p>
      <ul className="divide-y divide-line rounded-box border border-line bg-surface">
        {[...left, ...findings.filter((finding) => !isLeft(finding))].map(
          ({ to, hash, step, ...finding }) => (
            <CheckupRow key={step} {...finding}>
              <Link to={to} {...(hash && { hash })} className="link">
                {step}
              </Link>
            </CheckupRow>
          ),
        )}
      </ul>
    </>
  );
}
