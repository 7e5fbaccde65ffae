import { portalConfig } from '../api/portal-config.ts';

/** What somebody agrees to by creating an account; nothing where nothing is configured. */
export function SignUpTerms() {
  const { termsUrl, privacyUrl } = portalConfig;
  if (!termsUrl && !privacyUrl) return null;
  return (
    <p className="text-muted text-sm">
      {termsUrl && (
        <>
          By creating an account you agree to the{' '}
          <a href={termsUrl} className="link">
            terms
          </a>
          .{' '}
        </>
      )}
      {privacyUrl && (
        <>
          How your data is treated is in the{' '}
          <a href={privacyUrl} className="link">
            privacy policy
          </a>
          .
        </>
      )}
    </p>
  );
}
