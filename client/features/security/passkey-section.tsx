import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Passkey } from '../../../shared/sign-in-methods.ts';
import { describeError } from '../../api/describe-error.ts';
import { toFailure } from '../../api/failure.ts';
import { addPasskey, removePasskey, renamePasskey } from '../../api/own-passkeys.ts';
import { Button } from '../../ui/button.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Section } from '../../ui/section.tsx';
import { part } from '../../words/part.ts';
import { EndOthersOffer } from './end-others-offer.tsx';
import { PasskeyRow } from './passkey-row.tsx';
import { ignoreGone, type Methods, refreshMethods, useMethodsChange } from './use-methods-change.ts';

const words = part('ownPasskeys');

type Result = { done: string; isRemoval?: true } | { failed: string; error: unknown };

type PasskeySectionProps = {
  methods: Methods;
  /** The number of other signed-in devices. */
  others: number;
};

/** True in the page that is rendered on the server, too. */
const canCreate = (): boolean => typeof window === 'undefined' || 'PublicKeyCredential' in window;

/** The user's passkeys. */
export function PasskeySection({ methods, others }: PasskeySectionProps) {
  const { passkeys, hasPassword, twoFactor, policy } = methods;
  const outcome = useRef<HTMLDivElement>(null);
  const [result, setResult] = useState<Result>();
  const add = useMutation({
    mutationFn: addPasskey,
    onMutate: () => setResult(undefined),
    onSuccess: ({ name }) => setResult({ done: words.added({ name }) }),
    onError: (error) => setResult({ failed: words.notAdded, error }),
    onSettled: refreshMethods,
  });
  const rename = useMethodsChange(renamePasskey, (known, { id, name }) => ({
    ...known,
    passkeys: known.passkeys.map((one) => (one.id === id ? { ...one, name } : one)),
  }));
  const remove = useMethodsChange(
    (id: string) => removePasskey(id).catch(ignoreGone),
    (known, id) => ({ ...known, passkeys: known.passkeys.filter((one) => one.id !== id) }),
  );
  const isOnly = passkeys.length === 1;

  const give = ({ id, name: before }: Passkey, name: string) => {
    setResult(undefined);
    rename.mutate(
      { id, name },
      {
        onSuccess: () => setResult({ done: words.rename.done({ name }) }),
        onError: (error) => setResult({ failed: words.rename.failed({ name: before }), error }),
      },
    );
  };
  const takeAway = ({ id, name }: Passkey) => {
    flushSync(() => setResult(undefined));
    outcome.current?.focus(); // the focused button disappears with its row
    remove.mutate(id, {
      onSuccess: () => setResult({ done: words.remove.done({ name }), isRemoval: true }),
      onError: (error) => setResult({ failed: words.remove.failed({ name }), error }),
    });
  };

  return (
    <Section id="passkeys" title={words.title} intro={words.intro}>
      <div className="space-y-4">
        {passkeys.length > 0 ? (
          <ul
            aria-label={words.list}
            className="divide-y divide-line rounded-box border border-line bg-surface"
          >
            {passkeys.map((passkey) => (
              <PasskeyRow
                key={passkey.id}
                passkey={passkey}
                isOnlyWayIn={isOnly && !hasPassword}
                isLastFactor={isOnly && policy === 'required' && !twoFactor}
                onRename={(name) => give(passkey, name)}
                onRemove={() => takeAway(passkey)}
              />
            ))}
          </ul>
        ) : (
          <p className="text-muted">{words.none}</p>
        )}
        {canCreate() ? (
          <Button
            variant="secondary"
            isBusy={add.isPending}
            onClick={() => add.mutate()}
            className="max-sm:w-full"
          >
            {passkeys.length > 0 ? words.addAnother : words.add}
          </Button>
        ) : (
          <p className="text-muted">{words.unsupported}</p>
        )}
        <Outcome ref={outcome} {...toShown(result)} />
        {result && 'isRemoval' in result && <EndOthersOffer count={others} />}
      </div>
    </Section>
  );
}

function toShown(result: Result | undefined) {
  if (!result) return {};
  if ('done' in result) return { done: result.done };
  const { failed: title, error } = result;
  // Without a password meanwhile, the last passkey stays.
  if (toFailure(error).code === 'conflict') return { problem: { title, message: words.last.consequence } };
  return { problem: { ...describeError(error), title } };
}
