import { portalConfig } from '../api/portal-config.ts';
import { part } from '../words/part.ts';

const words = part('signUp');

/** The terms that the user accepts by creating an account; nothing when none are configured. */
export function SignUpTerms() {
  const { termsUrl, privacyUrl } = portalConfig;
  if (!termsUrl && !privacyUrl) return null;
  return (
    <p className="text-muted text-sm">
      {termsUrl && words.terms({ link: linkTo(termsUrl) })}{' '}
      {privacyUrl && words.privacy({ link: linkTo(privacyUrl) })}
    </p>
  );
}

const linkTo = (href: string) => (text: string) => (
  <a href={href} className="link">
    {text}
  </a>
);
