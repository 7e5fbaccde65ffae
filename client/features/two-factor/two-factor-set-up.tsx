import { useEffect, useRef, useState } from 'react';
import type { BegunTwoFactor } from '../../api/two-factor.ts';
import { part } from '../../words/part.ts';
import { AppStep } from './app-step.tsx';
import { BackupCodes } from './backup-codes.tsx';
import { CodeStep } from './code-step.tsx';

const prove = part('twoFactorSetUp', 'prove');
const scan = part('twoFactorSetUp', 'scan');

type TwoFactorSetUpProps = {
  /** The result of `beginTwoFactor`. */
  begun: BegunTwoFactor;
  email: string;
  onCancel?: () => void;
  /** The code was right: two-factor is on. The backup codes are still on the page. */
  onTurnedOn: () => void;
  /** The backup codes are kept. */
  onDone: () => void;
};

/** Sets up an authenticator app: scan, enter a code, keep the backup codes. Leaving before the code changes nothing. */
export function TwoFactorSetUp({ begun, email, onCancel, onTurnedOn, onDone }: TwoFactorSetUpProps) {
  const [isOn, setOn] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => heading.current?.focus(), []); // the pressed button has disappeared

  const turnOn = () => {
    setOn(true);
    onTurnedOn();
  };

  if (isOn) return <BackupCodes codes={begun.backupCodes} email={email} onKept={onDone} />;
  return (
    <ol className="space-y-8">
      <li className="space-y-4">
        <h3 ref={heading} tabIndex={-1} className="font-semibold outline-none">{`1. ${scan.title}`}</h3>
        <AppStep totpUri={begun.totpUri} email={email} />
      </li>
      <li className="space-y-4">
        <h3 className="font-semibold">{`2. ${prove.title}`}</h3>
        <CodeStep onCancel={onCancel} onTurnedOn={turnOn} />
      </li>
    </ol>
  );
}
