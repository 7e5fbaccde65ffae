import type { TrustedBrowser } from '../../../shared/sign-in-methods.ts';
import { toDeviceLabel } from '../../session/device-label.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import { SubjectIcon } from '../../ui/subject-icon.tsx';
import { TimeLeft } from '../../ui/time-left.tsx';
import { useAsking } from '../../ui/use-asking.ts';
import { part } from '../../words/part.ts';
import { placeInWords } from '../../words/place-in-words.ts';

const deviceWords = part('device');
const words = part('trustedBrowsers');

type TrustedBrowserRowProps = { browser: TrustedBrowser; onRemove: () => void };

/** One browser that needs no second factor. */
export function TrustedBrowserRow({ browser, onRemove }: TrustedBrowserRowProps) {
  const { isAsking, ask, keep, trigger } = useAsking();
  const { device, place, expiresAt, current } = browser;
  const label = toDeviceLabel(device);

  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-3 p-4 sm:grid-cols-[auto_minmax(0,1fr)_auto]">
      <span className="grid size-10 place-items-center rounded-full bg-canvas text-muted">
        <SubjectIcon name={device.kind} />
      </span>
      <div>
        <p className="flex flex-wrap items-center gap-x-2.5 font-semibold">
          {label}
          {current && <Badge>{deviceWords.thisDevice}</Badge>}
        </p>
        <div className="text-muted text-sm">
          <Facts>
            {place && <bdi>{placeInWords(place)}</bdi>}
            {words.ends({ time: <TimeLeft until={expiresAt} /> })}
          </Facts>
        </div>
      </div>
      {isAsking ? (
        <div className="col-span-full">
          <InlineConfirm
            question={words.remove.question({ device: label })}
            consequence={words.remove.consequence}
            action={words.remove.confirm}
            keep={words.remove.keep}
            onConfirm={onRemove}
            onKeep={keep}
          />
        </div>
      ) : (
        <div className="max-sm:col-start-2">
          <Button
            ref={trigger}
            variant="secondary"
            aria-label={words.remove.of({ device: label })}
            onClick={ask}
          >
            {words.remove.action}
          </Button>
        </div>
      )}
    </li>
  );
}
