import type { ComponentProps } from 'react';
import { describeError } from '../../api/describe-error.ts';
import { trpc } from '../../api/trpc.ts';
import { LoadError } from '../../ui/load-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmailSection } from './email-section.tsx';
import { PasswordSection } from './password-section.tsx';

/** Shows how the user signs in, and lets the user change it. */
export function Security({ codeForm }: Pick<ComponentProps<typeof EmailSection>, 'codeForm'>) {
  const { data, error, isFetching, refetch } = trpc.security.overview.useQuery();
  if (data)
    return (
      <>
        <EmailSection pending={data.pendingEmail} codeForm={codeForm} />
        <PasswordSection changedAt={data.passwordChangedAt} pendingEmail={data.pendingEmail?.email} />
      </>
    );
  return (
    <div className="py-8">
      {error ? (
        <LoadError {...describeError(error)} isRetrying={isFetching} onRetry={refetch} />
      ) : (
        <Skeleton />
      )}
    </div>
  );
}
