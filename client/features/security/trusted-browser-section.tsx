import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { TrustedBrowser } from '../../../shared/sign-in-methods.ts';
import { describeError } from '../../api/describe-error.ts';
import { trpcClient } from '../../api/trpc.ts';
import { toDeviceLabel } from '../../session/device-label.ts';
import { Outcome } from '../../ui/outcome.tsx';
import { Section } from '../../ui/section.tsx';
import { part } from '../../words/part.ts';
import { TrustedBrowserRow } from './trusted-browser-row.tsx';
import { ignoreGone, useMethodsChange } from './use-methods-change.ts';

const words = part('trustedBrowsers');

/** The browsers that need no second factor. */
export function TrustedBrowserSection({ browsers }: { browsers: TrustedBrowser[] }) {
  const outcome = useRef<HTMLDivElement>(null);
  const [last, setLast] = useState<{ device: string; error?: unknown }>();
  const remove = useMethodsChange(
    (id: string) => trpcClient.security.removeTrustedBrowser.mutate({ id }).catch(ignoreGone),
    (known, id) => ({ ...known, trustedBrowsers: known.trustedBrowsers.filter((one) => one.id !== id) }),
  );
  const distrust = ({ id, device }: TrustedBrowser) => {
    const label = toDeviceLabel(device);
    flushSync(() => setLast(undefined));
    outcome.current?.focus(); // the focused button disappears with its row
    remove.mutate(id, {
      onSuccess: () => setLast({ device: label }),
      onError: (error) => setLast({ device: label, error }),
    });
  };

  return (
    <Section id="trusted-browsers" title={words.title} intro={words.intro}>
      <div className="space-y-4">
        {browsers.length > 0 ? (
          <ul
            aria-label={words.list}
            className="divide-y divide-line rounded-box border border-line bg-surface"
          >
            {browsers.map((browser) => (
              <TrustedBrowserRow key={browser.id} browser={browser} onRemove={() => distrust(browser)} />
            ))}
          </ul>
        ) : (
          <p className="text-muted">{words.none}</p>
        )}
        <Outcome
          ref={outcome}
          done={last && !last.error ? words.remove.done({ device: last.device }) : undefined}
          problem={
            last?.error
              ? { ...describeError(last.error), title: words.remove.failed({ device: last.device }) }
              : undefined
          }
        />
      </div>
    </Section>
  );
}
