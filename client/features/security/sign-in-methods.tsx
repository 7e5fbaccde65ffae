import { describeError } from '../../api/describe-error.ts';
import { trpc } from '../../api/trpc.ts';
import { LoadError } from '../../ui/load-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { PasskeySection } from './passkey-section.tsx';
import { TrustedBrowserSection } from './trusted-browser-section.tsx';
import { type TwoFactorParts, TwoFactorSection } from './two-factor-section.tsx';

type SignInMethodsProps = {
  /** The number of other signed-in devices. */
  others: number;
  parts: TwoFactorParts;
};

/** Passkeys, two-factor and trusted browsers. */
export function SignInMethods({ others, parts }: SignInMethodsProps) {
  const { data, error, isFetching, refetch } = trpc.security.signInMethods.useQuery();
  if (!data)
    return (
      <div className="border-line border-t py-8">
        {error ? (
          <LoadError {...describeError(error)} isRetrying={isFetching} onRetry={refetch} />
        ) : (
          <Skeleton />
        )}
      </div>
    );
  const asksForCodes = data.twoFactor !== null || (data.policy === 'required' && data.passkeys.length > 0);
  return (
    <>
      <PasskeySection methods={data} others={others} />
      <TwoFactorSection methods={data} others={others} parts={parts} />
      {(asksForCodes || data.trustedBrowsers.length > 0) && (
        <TrustedBrowserSection browsers={data.trustedBrowsers} />
      )}
    </>
  );
}
