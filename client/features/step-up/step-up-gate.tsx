import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/failure.ts';
import { lazyImport } from '../../api/lazy-import.ts';
import { answerStepUp } from '../../api/step-up.ts';
import type { StepUpDialogProps } from './step-up-dialog.tsx';

type Asked = Pick<StepUpDialogProps, 'call' | 'methods'> & { Dialog: ComponentType<StepUpDialogProps> };
type Waiting = { resolve: () => void; reject: (error: ApiError) => void };

const declined = () => new ApiError({ code: 'step_up_declined' });

function resolveAll(waiting: Waiting[], isProved: boolean): void {
  for (const { resolve, reject } of waiting.splice(0))
    if (isProved) resolve();
    else reject(declined());
}

/** One dialog for all calls that need a step-up. Several calls at the same time share one question. */
export function StepUpGate({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const waiting = useRef<Waiting[]>([]);

  useEffect(() => {
    let isGone = false;
    const all = waiting.current;
    const stop = answerStepUp(async (call) => {
      const { StepUpDialog, findMethods } = await lazyImport(() => import('./step-up-dialog.tsx'));
      const methods = await findMethods();
      if (isGone) throw declined();
      setAsked((known) => known ?? { Dialog: StepUpDialog, call, methods });
      return new Promise<void>((resolve, reject) => {
        all.push({ resolve, reject });
      });
    });
    return () => {
      isGone = true;
      stop();
      resolveAll(all, false); // the user who is here now did not start these calls
    };
  }, []);

  const finish = (isProved: boolean) => {
    setAsked(null);
    resolveAll(waiting.current, isProved);
  };

  return (
    <>
      {children}
      {asked && (
        <asked.Dialog
          call={asked.call}
          methods={asked.methods}
          onProved={() => finish(true)}
          onDeclined={() => finish(false)}
        />
      )}
    </>
  );
}
