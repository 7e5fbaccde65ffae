import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { pages } from '../../../shared/paths.ts';
import type { ListedSession } from '../../../shared/session.ts';
import { toDeviceLabel } from '../../session/device-label.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import { SubjectIcon } from '../../ui/subject-icon.tsx';
import { useAsking } from '../../ui/use-asking.ts';
import { part } from '../../words/part.ts';
import { DeviceFacts } from './device-facts.tsx';
import { SiteList } from './site-list.tsx';

const deviceWords = part('device');
const words = part('devices');

type DeviceRowProps = {
  session: ListedSession;
  onSignOut: (row: Element | null) => void;
  onSignOutSite: (id: string, row: Element | null) => void;
};

/** One signed-in device. The device in use has no button, because every page has a sign-out button. */
export function DeviceRow({ session, onSignOut, onSignOutSite }: DeviceRowProps) {
  const { isAsking, ask, keep, trigger } = useAsking();
  const row = useRef<HTMLLIElement>(null);
  const label = toDeviceLabel(session.device);

  return (
    <li
      ref={row}
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-3 p-4 sm:grid-cols-[auto_minmax(0,1fr)_auto]"
    >
      <span className="grid size-10 place-items-center rounded-full bg-canvas text-muted">
        <SubjectIcon name={session.device.kind} />
      </span>
      <div>
        <p className="flex flex-wrap items-center gap-x-2.5 font-semibold">
          {label}
          {session.current && <Badge>{deviceWords.thisDevice}</Badge>}
        </p>
        <DeviceFacts session={session} />
      </div>
      {!session.current && !isAsking && (
        <div className="flex flex-wrap items-center gap-x-4 max-sm:col-start-2 sm:flex-col sm:items-end sm:justify-between">
          <Button
            ref={trigger}
            variant="secondary"
            aria-label={words.signOutOf({ device: label })}
            onClick={ask}
          >
            {words.signOut}
          </Button>
          <Link
            to={pages.secure}
            search={{ device: session.id }}
            aria-label={words.unknownOf({ device: label })}
            className="link inline-flex min-h-11 items-center text-sm sm:min-h-6"
          >
            {words.unknown}
          </Link>
        </div>
      )}
      {isAsking && (
        <div className="col-span-full">
          <InlineConfirm
            {...words.confirm}
            question={words.confirm.question({ device: label })}
            onConfirm={() => onSignOut(row.current)}
            onKeep={keep}
          />
        </div>
      )}
      {session.sites.length > 0 && (
        <SiteList sites={session.sites} device={label} onSignOut={onSignOutSite} />
      )}
    </li>
  );
}
