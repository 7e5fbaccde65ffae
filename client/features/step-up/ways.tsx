import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { part } from '../../words/part.ts';
import { CodeWay } from './code-way.tsx';
import { PasskeyWay } from './passkey-way.tsx';
import { PasswordWay } from './password-way.tsx';
import type { Way, WayProps } from './way.ts';

const words = part('stepUp');

type WaysProps = Omit<WayProps, 'takesFocus'> & {
  /** The ways that the user has, the preferred one first. */
  ways: readonly Way[];
  /** The user's address; undefined while nobody is signed in, when a password is no second step. */
  email?: string;
  /** True when the user may choose to be asked for no code in this browser. */
  canTrust?: boolean;
  /** Renders what the user does in the chosen way, above its form. */
  intro: (text: string) => ReactNode;
  /** True when the first way receives the focus. A dialog sets the focus itself. */
  startsFocused?: boolean;
};

/** Asks for one proof, and lets the user choose another way. */
export function Ways({
  ways,
  email = '',
  canTrust = false,
  intro,
  startsFocused = false,
  ...form
}: WaysProps) {
  const [chosen, setChosen] = useState<Way>();
  const way = chosen ?? ways[0];
  const props = { ...form, takesFocus: startsFocused || chosen !== undefined };

  return (
    <>
      {way && intro(words[way].intro)}
      <div className="mt-5">
        {way === 'passkey' && <PasskeyWay {...props} />}
        {(way === 'code' || way === 'backup') && (
          <CodeWay {...props} isBackup={way === 'backup'} canTrust={canTrust} />
        )}
        {way === 'password' && <PasswordWay {...props} email={email} />}
      </div>
      <ul className="mt-4 empty:hidden">
        {ways
          .filter((other) => other !== way)
          .map((other) => (
            <li key={other}>
              <Button
                variant="quiet"
                className={form.onCancel ? '-mx-4' : 'w-full'}
                onClick={() => setChosen(other)}
              >
                {words[other].instead}
              </Button>
            </li>
          ))}
      </ul>
    </>
  );
}
