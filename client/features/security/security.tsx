import type { ComponentProps } from 'react';
import { describeError } from '../../api/describe-error.ts';
import { trpc } from '../../api/trpc.ts';
import { LoadError } from '../../ui/load-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmailSection } from './email-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { SignInMethods } from './sign-in-methods.tsx';
import type { TwoFactorParts } from './two-factor-section.tsx';

type SecurityProps = Pick<ComponentProps<typeof EmailSection>, 'codeForm'> & { parts: TwoFactorParts };

/** Shows how the user signs in, and lets the user change it. */
export function Security({ codeForm, parts }: SecurityProps) {
  const { data, error, isFetching, refetch } = trpc.security.overview.useQuery();
  if (data)
    return (
      <>
        <EmailSection pending={data.pendingEmail} codeForm={codeForm} />
        <PasswordSection
          hasPassword={data.hasPassword}
          changedAt={data.passwordChangedAt}
          pendingEmail={data.pendingEmail?.email}
        />
        <SignInMethods others={data.sessions - 1} parts={parts} />
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
