import { Link } from '@tanstack/react-router';
import type { Ref } from 'react';
import { pages } from '../../../shared/paths.ts';
import { describeError } from '../../api/describe-error.ts';
import type { useEndOthers } from '../../session/use-end-others.ts';
import { Alert } from '../../ui/alert.tsx';
import { Icon } from '../../ui/icon.tsx';
import { part } from '../../words/part.ts';
import type { Outcome } from './use-revocation.ts';

const words = part('devices');

type DeviceOutcomeProps = {
  outcomes: Outcome[];
  others: ReturnType<typeof useEndOthers>;
  /** Receives the focus when the pressed button has disappeared. */
  ref: Ref<HTMLDivElement>;
};

/** The results of the last actions on the list. */
export function DeviceOutcome({ outcomes, others, ref }: DeviceOutcomeProps) {
  const done = [
    ...outcomes.filter(({ error }) => !error).map(({ text }) => text),
    ...(others.isSuccess ? [words.signOutOthers.done({ count: others.data.revoked })] : []),
  ];

  /** A site has no saved password of the account. */
  const isDeviceOut = others.isSuccess || outcomes.some(({ of, error }) => of === 'device' && !error);
  const failed = outcomes.filter(({ error }) => error);
  const isEmpty = done.length === 0 && failed.length === 0 && !others.error;

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div
      ref={ref}
      role="group"
      aria-label={words.result}
      tabIndex={-1}
      className={isEmpty ? '' : 'mb-4 space-y-4 rounded-box'}
    >
      {failed.map(({ id, text, error }) => (
        <Alert key={id} {...describeError(error)} title={text} />
      ))}
      {others.error && <Alert {...describeError(others.error)} title={words.signOutOthers.failed} />}
      <div role="status" className="text-accent">
        {done.length > 0 && (
          <p className="flex gap-1.5">
            <Icon name="check" className="mt-0.5" />
            <span>
              {done.join(' ')}{' '}
              {isDeviceOut &&
                words.savedPassword({
                  link: (text) => (
                    <Link to={pages.security} hash="password" className="link">
                      {text}
                    </Link>
                  ),
                })}
            </span>
          </p>
        )}
      </div>
    </div>
  );
}
