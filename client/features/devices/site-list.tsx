import type { HandedTo } from '../../../shared/session.ts';
import { part } from '../../words/part.ts';
import { SiteRow } from './site-row.tsx';

const words = part('devices', 'sites');

type SiteListProps = {
  sites: HandedTo[];
  /** The device whose session was handed to them, in words. */
  device: string;
  onSignOut: (id: string, row: Element | null) => void;
};

/** The sites on other domains where a device is signed in, too. */
export function SiteList({ sites, device, onSignOut }: SiteListProps) {
  return (
    <div className="col-start-2 -col-end-1">
      <p className="text-muted text-sm">{words.title}</p>
      <ul aria-label={words.of({ device })}>
        {sites.map((site) => (
          <SiteRow key={site.id} site={site} device={device} onSignOut={(row) => onSignOut(site.id, row)} />
        ))}
      </ul>
    </div>
  );
}
