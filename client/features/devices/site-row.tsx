import { useRef } from 'react';
import type { HandedTo } from '../../../shared/session.ts';
import { toSiteLabel } from '../../session/site-label.ts';
import { Button } from '../../ui/button.tsx';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useAsking } from '../../ui/use-asking.ts';
import { part } from '../../words/part.ts';

const words = part('devices');

type SiteRowProps = { site: HandedTo; device: string; onSignOut: (row: Element | null) => void };

/** One site where a device is signed in, with its last use. */
export function SiteRow({ site, device, onSignOut }: SiteRowProps) {
  const { isAsking, ask, keep, trigger } = useAsking();
  const row = useRef<HTMLLIElement>(null);
  const label = toSiteLabel(site.origin);

  return (
    <li ref={row} className={isAsking ? 'py-1' : ''}>
      {isAsking ? (
        <InlineConfirm
          {...words.sites.confirm}
          question={words.sites.confirm.question({ site: label })}
          onConfirm={() => onSignOut(row.current)}
          onKeep={keep}
        />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4">
          <p>
            <bdi className="wrap-anywhere">{label}</bdi>{' '}
            <span className="inline-block text-muted text-sm">
              {words.sites.used({ time: <RelativeTime at={site.lastUsedAt} /> })}
            </span>
          </p>
          <Button
            ref={trigger}
            variant="quiet"
            className="-me-3 text-sm"
            aria-label={words.sites.signOutOf({ site: label, device })}
            onClick={ask}
          >
            {words.signOut}
          </Button>
        </div>
      )}
    </li>
  );
}
