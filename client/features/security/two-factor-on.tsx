import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FEW_BACKUP_CODES } from '../../../shared/second-factor.ts';
import type { SignInMethods } from '../../../shared/sign-in-methods.ts';
import { describeError } from '../../api/describe-error.ts';
import { makeBackupCodes, turnOffTwoFactor } from '../../api/two-factor.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Icon } from '../../ui/icon.tsx';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useAsking } from '../../ui/use-asking.ts';
import { part } from '../../words/part.ts';

const words = part('twoFactor');

type TwoFactorOnProps = {
  twoFactor: NonNullable<SignInMethods['twoFactor']>;
  /** True when the operator requires a second factor, and there is no other. */
  isRequired: boolean;
  /** Loads what shows the codes, which can be read only once. */
  preload: () => Promise<unknown>;
  onCodes: (codes: readonly string[]) => void;
  onOff: () => void;
};

/** Since when two-factor is on, the backup codes left, and what the user can do about both. */
export function TwoFactorOn({ twoFactor, isRequired, preload, onCodes, onOff }: TwoFactorOnProps) {
  const newCodes = useMutation({
    mutationFn: async () => {
      await preload();
      return makeBackupCodes();
    },
    onSuccess: onCodes,
  });
  const off = useMutation({ mutationFn: turnOffTwoFactor, onSuccess: onOff });
  const [asked, setAsked] = useState<'codes' | 'off'>();
  const codes = useAsking();
  const turnOff = useAsking();
  const error = asked === 'codes' ? newCodes.error : off.error;
  const { enabledAt, backupCodesLeft } = twoFactor;
  const isFew = backupCodesLeft <= FEW_BACKUP_CODES;

  return (
    <div className="space-y-4 rounded-box border border-line bg-surface p-4">
      <div>
        <p className="font-semibold">{words.on.state}</p>
        <p className="text-muted text-sm">{words.on.since({ time: <RelativeTime at={enabledAt} /> })}</p>
      </div>
      <p className={isFew ? 'flex gap-3 rounded-box bg-danger-soft px-4 py-3' : undefined}>
        {isFew && <Icon name="warning" className="mt-0.5 text-danger" />}
        <span>
          {backupCodesLeft === 0 ? words.on.noBackupCodes : words.on.backupCodes({ count: backupCodesLeft })}{' '}
          {isFew && backupCodesLeft > 0 && words.on.few}
        </span>
      </p>
      {error && <Alert {...describeError(error)} />}
      {codes.isAsking && (
        <InlineConfirm
          question={words.newCodes.question}
          consequence={words.newCodes.consequence}
          action={words.newCodes.confirm}
          keep={words.newCodes.keep}
          onKeep={codes.keep}
          onConfirm={() => {
            codes.keep();
            setAsked('codes');
            newCodes.mutate();
          }}
        />
      )}
      {turnOff.isAsking && (
        <InlineConfirm
          question={words.turnOff.question}
          consequence={`${words.turnOff.consequence}${isRequired ? ` ${words.turnOff.required}` : ''}`}
          action={words.turnOff.confirm}
          keep={words.turnOff.keep}
          onKeep={turnOff.keep}
          onConfirm={() => {
            turnOff.keep();
            setAsked('off');
            off.mutate();
          }}
        />
      )}
      {!codes.isAsking && !turnOff.isAsking && (
        <ButtonRow>
          <Button ref={codes.trigger} variant="secondary" isBusy={newCodes.isPending} onClick={codes.ask}>
            {words.newCodes.action}
          </Button>
          <Button ref={turnOff.trigger} variant="quiet" isBusy={off.isPending} onClick={turnOff.ask}>
            {words.turnOff.action}
          </Button>
        </ButtonRow>
      )}
    </div>
  );
}
