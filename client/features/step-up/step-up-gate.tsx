import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/failure.ts';
import { lazyImport } from '../../api/lazy-import.ts';
import { answerStepUp } from '../../api/step-up.ts';
import type { StepUpDialogProps } from './step-up-dialog.tsx';

type Asked = { Dialog: ComponentType<StepUpDialogProps>; call: string };
type Waiting = { resolve: () => void; reject: (error: ApiError) => void };

/** One dialog for every call that needs a step-up; those who need one together are asked once. */
export function StepUpGate({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const waiting = useRef<Waiting[]>([]);

  useEffect(
    () =>
      answerStepUp(async (call) => {
        const { StepUpDialog } = await lazyImport(() => import('./step-up-dialog.tsx'));
        setAsked((known) => known ?? { Dialog: StepUpDialog, call });
        return new Promise<void>((resolve, reject) => {
          waiting.current.push({ resolve, reject });
        });
      }),
    [],
  );

  const settle = (isProved: boolean) => {
    setAsked(null);
    for (const { resolve, reject } of waiting.current.splice(0))
      if (isProved) resolve();
      else reject(new ApiError({ code: 'step_up_declined' }));
  };

  return (
    <>
      {children}
      {asked && (
        <asked.Dialog call={asked.call} onProved={() => settle(true)} onDeclined={() => settle(false)} />
      )}
    </>
  );
}
