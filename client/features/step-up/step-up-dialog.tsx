import { Dialog } from '@base-ui/react/dialog';
import type { StepUpMethod } from '../../../shared/sign-in-methods.ts';
import { beginStepUp } from '../../api/proof.ts';
import { useUser } from '../../session/session-provider.tsx';
import { BACKDROP, POPUP } from '../../ui/popup-class.ts';
import { part } from '../../words/part.ts';
import { proveAgain } from './prove-again.ts';
import { toWays } from './way.ts';
import { Ways } from './ways.tsx';

const words = part('stepUp');

/** The ways in which the user can prove who they are. In this script, because only a step-up needs it. */
export const findMethods = async () => (await beginStepUp()).methods;

export type StepUpDialogProps = {
  /** The interrupted call. */
  call: string;
  methods: readonly StepUpMethod[];
  onProved: () => void;
  onDeclined: () => void;
};

/** Asks the user to prove again who they are. The interrupted call then continues by itself. */
export function StepUpDialog({ call, methods, onProved, onDeclined }: StepUpDialogProps) {
  const { email } = useUser();
  const titles: Readonly<Record<string, string>> = words.titles;
  return (
    <Dialog.Root open onOpenChange={(opens) => !opens && onDeclined()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup className={POPUP}>
          <Dialog.Title className="font-semibold text-lg">{titles[call] ?? words.title}</Dialog.Title>
          <Ways
            ways={toWays(methods)}
            email={email}
            intro={(text) => (
              <Dialog.Description className="mt-2 text-muted">
                {text} {words.notAgain}
              </Dialog.Description>
            )}
            prove={async (proof) => {
              await proveAgain(proof);
              onProved();
            }}
            onCancel={onDeclined}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
