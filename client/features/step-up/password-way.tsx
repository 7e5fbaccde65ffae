import { useEffect, useRef } from 'react';
import { z } from 'zod/mini';
import { presentedPasswordSchema } from '../../../shared/credentials.ts';
import { usePlainForm } from '../../api/use-plain-form.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { UserNameField } from '../../ui/user-name-field.tsx';
import { part } from '../../words/part.ts';
import type { WayProps } from './way.ts';
import { WayButtons } from './way-buttons.tsx';

const words = part('fields');
const stepUpWords = part('stepUp');

const schema = z.object({ password: presentedPasswordSchema });

/** Proves with the password. `email` tells password managers whose it is. */
export function PasswordWay({ prove, takesFocus, onCancel, email }: WayProps & { email: string }) {
  const input = useRef<HTMLInputElement>(null);
  const { onSubmit, field, problem, isBusy } = usePlainForm(schema, (typed) =>
    prove({ way: 'password', ...typed }),
  );

  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      {problem && <Alert {...problem} />}
      <UserNameField value={email} />
      <PasswordField
        ref={input}
        label={words.password}
        autoComplete="current-password"
        {...field('password')}
      />
      <WayButtons onCancel={onCancel}>
        <Button type="submit" isBusy={isBusy}>
          {stepUpWords.confirm}
        </Button>
      </WayButtons>
    </form>
  );
}
