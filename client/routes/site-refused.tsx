import { pages } from '../../shared/paths.ts';
import { portalConfig } from '../api/portal-config.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { part } from '../words/part.ts';

const words = part('siteRefused');

/** Shown when nobody may be redirected: the site is unknown, or its link is wrong. */
export function SiteRefused({ fault }: { fault: 'client_id' | 'redirect_uri' | null }) {
  return (
    <AuthPage title={words.title} intro={words.intro({ appName: portalConfig.appName })}>
      <div className="space-y-5">
        {fault && (
          <p className="text-muted text-sm">{words.reasons[fault]({ name: <code>{fault}</code> })}</p>
        )}
        <div className="space-y-2">
          {window.history.length > 1 && (
            <Button onClick={() => window.history.back()} className="w-full">
              {words.goBack}
            </Button>
          )}
          <a href={pages.account} className={`${buttonClass('quiet')} w-full`}>
            {words.goOn}
          </a>
        </div>
      </div>
    </AuthPage>
  );
}
