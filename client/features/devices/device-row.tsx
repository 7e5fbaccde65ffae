import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { thisDevice } from '#messages/device.ts';
import * as words from '#messages/devices.tsx';
import { pages } from '../../../shared/paths.ts';
import type { ListedSession } from '../../../shared/session.ts';
import { toDeviceLabel } from '../../session/device-label.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import { SubjectIcon } from '../../ui/subject-icon.tsx';
import { useAsking } from '../../ui/use-asking.ts';
import { DeviceFacts } from './device-facts.tsx';
import { SiteList } from './site-list.tsx';

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
          {session.current && <Badge>{thisDevice}</Badge>}
        </p>
        <DeviceFacts session={session} />
      </div>
      {!session.current && !isAsking && (
        <div className="flex flex-wrap items-center gap-x-4 max-sm:col-start-2 sm:flex-col sm:items-end sm:justify-between">
          <Button ref={trigger} variant="secondary" aria-label={words.signOutOf(label)} onClick={ask}>
            {words.signOut}
          </Button>
          <Link
            to={pages.secure}
            search={{ device: session.id }}
            aria-label={words.unknownOf(label)}
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
            question={words.confirm.question(label)}
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
