import { lazy, Suspense } from 'react';
import { lazyImport } from '../../api/lazy-import.ts';
import { buttonClass } from '../../ui/button.tsx';
import { part } from '../../words/part.ts';
import { AppKey } from './app-key.tsx';

const words = part('twoFactorSetUp', 'scan');

/** The encoder is large, and nobody else needs it. */
const QrCode = lazy(() =>
  lazyImport(() => import('./qr-code.tsx')).then((code) => ({ default: code.QrCode })),
);

type AppStepProps = { totpUri: string; email: string };

/** Shows the account to an authenticator app: as a link on a phone, as a picture, and as a key to type. */
export function AppStep({ totpUri, email }: AppStepProps) {
  return (
    <div className="space-y-4">
      <div className="hidden space-y-3 pointer-coarse:block">
        <p>{words.onPhone}</p>
        <a href={totpUri} className={buttonClass('secondary')}>
          {words.open}
        </a>
      </div>
      <p>{words.intro}</p>
      <Suspense fallback={<div className="size-52" />}>
        <QrCode text={totpUri} label={words.picture({ email })} />
      </Suspense>
      <details>
        <summary className="link inline-flex min-h-6 cursor-pointer items-center">{words.cannot}</summary>
        <AppKey totpUri={totpUri} />
      </details>
    </div>
  );
}
