import type { ReactNode } from 'react';

// What the operator began for somebody who lost everything, and the user can stop.

export const pending = {
  address: (email: string, time: ReactNode) => (
    <>
      The operator was asked to give this account another address ({email}) and a new password, not before{' '}
      {time}.
    </>
  ),
  secondFactor: (withPasskeys: boolean, time: ReactNode) => (
    <>
      The operator was asked to remove{' '}
      {withPasskeys ? 'two-factor sign-in and all passkeys' : 'two-factor sign-in'} of this account on {time}.
    </>
  ),
  advice: 'You didn’t ask for it? Stop it: nothing changes then.',
  stop: 'Stop it',
  failed: 'It was not stopped.',
};

export const stopped = {
  address: 'It was stopped. Your address and your password stay as they are.',
  second_factor: 'It was stopped. Your second factor stays as it is.',
};
