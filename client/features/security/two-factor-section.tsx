import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { BegunTwoFactor } from '../../api/two-factor.ts';
import { useUser } from '../../session/session-provider.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Section } from '../../ui/section.tsx';
import { part } from '../../words/part.ts';
import { EndOthersOffer } from './end-others-offer.tsx';
import { TwoFactorOff } from './two-factor-off.tsx';
import { TwoFactorOn } from './two-factor-on.tsx';
import { type Methods, refreshMethods } from './use-methods-change.ts';

const words = part('twoFactor');

/** The parts that load when they are needed. `preload` comes before the call whose answer they show once. */
export type TwoFactorParts = {
  preload: () => Promise<unknown>;
  setUp: (props: {
    begun: BegunTwoFactor;
    email: string;
    onCancel: () => void;
    onTurnedOn: () => void;
    onDone: () => void;
  }) => ReactNode;
  codes: (props: { codes: readonly string[]; email: string; onKept: () => void }) => ReactNode;
};

type TwoFactorSectionProps = {
  methods: Methods;
  /** The number of other signed-in devices. */
  others: number;
  parts: TwoFactorParts;
};

/** What stands in the place of the section's state while the user is busy with it. */
type Busy = { begun: BegunTwoFactor } | { codes: readonly string[] };

/** The authenticator app and its backup codes. */
export function TwoFactorSection({ methods, others, parts }: TwoFactorSectionProps) {
  const { email } = useUser();
  const [busy, setBusy] = useState<Busy>();
  const [done, setDone] = useState<string>();
  const [isChanged, setChanged] = useState(false);
  const { twoFactor } = methods;
  const outcome = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const end = (what?: string) => {
    flushSync(() => {
      setBusy(undefined);
      setDone(what);
    });
    // The pressed button has disappeared, or is about to.
    (what ? outcome : trigger).current?.focus();
    refreshMethods();
  };

  return (
    <Section id="two-factor" title={words.title} intro={words.intro}>
      <div className="space-y-4">
        {busy ? (
          <div className="rounded-box border border-line bg-surface p-4 sm:p-5">
            {'begun' in busy
              ? parts.setUp({
                  begun: busy.begun,
                  email,
                  onCancel: () => end(),
                  onTurnedOn: refreshMethods,
                  onDone: () => {
                    setChanged(true);
                    end(words.turnedOn);
                  },
                })
              : parts.codes({ codes: busy.codes, email, onKept: () => end(words.newCodes.done) })}
          </div>
        ) : twoFactor ? (
          <TwoFactorOn
            twoFactor={twoFactor}
            isRequired={methods.policy === 'required' && methods.passkeys.length === 0}
            preload={parts.preload}
            onCodes={(codes) => setBusy({ codes })}
            onOff={() => {
              setChanged(true);
              end(words.turnOff.done);
            }}
          />
        ) : (
          <TwoFactorOff
            methods={methods}
            preload={parts.preload}
            trigger={trigger}
            onBegun={(begun) => {
              setDone(undefined);
              setBusy({ begun });
            }}
          />
        )}
        <Outcome ref={outcome} done={busy ? undefined : done} />
        {!busy && isChanged && <EndOthersOffer count={others} byPassword={twoFactor !== null} />}
      </div>
    </Section>
  );
}
