import { pages } from '../../shared/paths.ts';
import { ApiProvider } from '../api/api-provider.tsx';
import { StepUpGate } from '../features/step-up/step-up-gate.tsx';
import { SessionProvider } from '../session/session-provider.tsx';
import { SignOutPath } from '../ui/sign-out-path.ts';
import { ChooseSecondFactor } from './choose-second-factor.tsx';

/** Leads a signed-in user through setting up a second factor. `isRequired`: the operator wants one of everybody. */
export function SecondFactorSetUp({ isRequired }: { isRequired: boolean }) {
  return (
    <ApiProvider>
      <SessionProvider>
        <SignOutPath value={pages.signIn}>
          <StepUpGate>
            <ChooseSecondFactor isRequired={isRequired} />
          </StepUpGate>
        </SignOutPath>
      </SessionProvider>
    </ApiProvider>
  );
}
