import { privacy, terms } from '#messages/sign-up.tsx';
import { portalConfig } from '../api/portal-config.ts';

/** The terms that the user accepts by creating an account; nothing when none are configured. */
export function SignUpTerms() {
  const { termsUrl, privacyUrl } = portalConfig;
  if (!termsUrl && !privacyUrl) return null;
  return (
    <p className="text-muted text-sm">
      {termsUrl && terms(linkTo(termsUrl))} {privacyUrl && privacy(linkTo(privacyUrl))}
    </p>
  );
}

const linkTo = (href: string) => (text: string) => (
  <a href={href} className="link">
    {text}
  </a>
);
