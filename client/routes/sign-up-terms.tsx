import { privacy, terms } from '#messages/sign-up.tsx';
import { portalConfig } from '../api/portal-config.ts';

/** What somebody agrees to by creating an account; nothing where nothing is configured. */
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
