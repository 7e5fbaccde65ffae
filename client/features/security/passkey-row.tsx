import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Passkey } from '../../../shared/sign-in-methods.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SubjectIcon } from '../../ui/subject-icon.tsx';
import { useAsking } from '../../ui/use-asking.ts';
import { part } from '../../words/part.ts';
import { KeepPasskey } from './keep-passkey.tsx';
import { PasskeyNameForm } from './passkey-name-form.tsx';

const words = part('ownPasskeys');
const uiWords = part('ui');

type PasskeyRowProps = {
  passkey: Passkey;
  /** True when the user could not sign in without it. */
  isOnlyWayIn: boolean;
  /** True when the operator requires a second factor, and there is no other. */
  isLastFactor: boolean;
  onRename: (name: string) => void;
  onRemove: () => void;
};

/** One passkey, with its name and its use. */
export function PasskeyRow({ passkey, isOnlyWayIn, isLastFactor, onRename, onRemove }: PasskeyRowProps) {
  const { isAsking, ask, keep, trigger } = useAsking();
  const [isRenaming, setRenaming] = useState(false);
  const renameButton = useRef<HTMLButtonElement>(null);
  const { name, authenticator, createdAt, lastUsedAt, backedUp } = passkey;
  const closeForm = () => {
    flushSync(() => setRenaming(false));
    renameButton.current?.focus();
  };

  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-3 p-4 sm:grid-cols-[auto_minmax(0,1fr)_auto]">
      <span className="grid size-10 place-items-center rounded-full bg-canvas text-muted">
        <SubjectIcon name="key" />
      </span>
      <div>
        <p className="wrap-anywhere font-semibold">
          <bdi>{name}</bdi>
        </p>
        <div className="text-muted text-sm">
          <Facts>
            {authenticator !== name && authenticator}
            {backedUp ? words.synced : words.onOneDevice}
          </Facts>
          <Facts>
            {words.created({ time: <RelativeTime at={createdAt} /> })}
            {lastUsedAt ? words.used({ time: <RelativeTime at={lastUsedAt} /> }) : words.unused}
          </Facts>
        </div>
      </div>
      {!isRenaming && !isAsking && (
        <div className="flex flex-wrap items-start gap-2 max-sm:col-start-2">
          <Button
            ref={renameButton}
            variant="quiet"
            className="max-sm:-ms-4"
            aria-label={words.rename.of({ name })}
            onClick={() => setRenaming(true)}
          >
            {words.rename.action}
          </Button>
          <Button ref={trigger} variant="secondary" aria-label={words.remove.of({ name })} onClick={ask}>
            {words.remove.action}
          </Button>
        </div>
      )}
      {isRenaming && (
        <div className="col-span-full">
          <PasskeyNameForm
            name={name}
            onCancel={closeForm}
            onSubmit={(chosen) => {
              closeForm();
              if (chosen !== name) onRename(chosen);
            }}
          />
        </div>
      )}
      {isAsking && (
        <div className="col-span-full">
          {isOnlyWayIn ? (
            <KeepPasskey name={name} onKeep={keep} />
          ) : (
            <InlineConfirm
              question={words.remove.question({ name })}
              consequence={toConsequence(authenticator, isLastFactor)}
              action={words.remove.confirm}
              keep={words.remove.keep}
              onConfirm={onRemove}
              onKeep={keep}
            />
          )}
        </div>
      )}
    </li>
  );
}

/** `isLastFactor`: the operator requires a second factor, and there is no other. */
function toConsequence(authenticator: string | null, isLastFactor: boolean): string {
  const { consequence, consequenceUnknown, lastFactor } = words.remove;
  const first = authenticator === null ? consequenceUnknown : consequence({ authenticator });
  return isLastFactor ? uiWords.both({ first, second: lastFactor }) : first;
}
