import { useMutation } from '@tanstack/react-query';
import type { Ref } from 'react';
import { describeError } from '../../api/describe-error.ts';
import { portalConfig } from '../../api/portal-config.ts';
import { type BegunTwoFactor, beginTwoFactor } from '../../api/two-factor.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { part } from '../../words/part.ts';
import type { Methods } from './use-methods-change.ts';

const words = part('twoFactor', 'off');

type TwoFactorOffProps = {
  methods: Methods;
  preload: () => Promise<unknown>;
  /** The button that begins. */
  trigger: Ref<HTMLButtonElement>;
  onBegun: (begun: BegunTwoFactor) => void;
};

/** Says what two-factor is, and begins to set it up. */
export function TwoFactorOff({
  methods: { hasPassword, policy },
  preload,
  trigger,
  onBegun,
}: TwoFactorOffProps) {
  const begin = useMutation({
    mutationFn: async () => {
      await preload();
      return beginTwoFactor();
    },
    onSuccess: onBegun,
  });
  return (
    <div className="space-y-4 rounded-box border border-line bg-surface p-4">
      <div>
        <p className="font-semibold">{words.state}</p>
        <p className="text-muted">
          {hasPassword ? words.text : words.byPasskey}{' '}
          {policy === 'encouraged' && words.encouraged({ appName: portalConfig.appName })}
        </p>
      </div>
      {begin.error && <Alert {...describeError(begin.error)} />}
      <Button
        ref={trigger}
        variant="secondary"
        isBusy={begin.isPending}
        onClick={() => begin.mutate()}
        className="max-sm:w-full"
      >
        {words.action}
      </Button>
    </div>
  );
}
