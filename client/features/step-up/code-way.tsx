import { useEffect, useRef } from 'react';
import { z } from 'zod/mini';
import { oneTimeCodeSchema } from '../../../shared/one-time-code.ts';
import { usePlainForm } from '../../api/use-plain-form.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { part } from '../../words/part.ts';
import type { WayProps } from './way.ts';
import { WayButtons } from './way-buttons.tsx';

const backup = part('stepUp', 'backup');
const code = part('stepUp', 'code');
const trust = part('stepUp', 'trust');
const words = part('stepUp');

const schema = z.object({ code: oneTimeCodeSchema, trustDevice: z.optional(z.boolean()) });

type CodeWayProps = WayProps & { isBackup: boolean; canTrust: boolean };

/**
 * Proves with a code of the app or a backup code: the field takes either. It does not send a code by itself after the
 * last digit, because that surprises people who cannot see it, and the browser may still be marked as trusted.
 */
export function CodeWay({ prove, takesFocus, onCancel, isBackup, canTrust }: CodeWayProps) {
  const input = useRef<HTMLInputElement>(null);
  const { onSubmit, field, problem, isBusy } = usePlainForm(schema, (typed) =>
    prove({ way: 'code', ...typed }),
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the other kind of code was chosen
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus, isBackup]);

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      {problem && <Alert {...problem} />}
      <TextField
        ref={input}
        {...(isBackup ? backup.field : code.field)}
        inputMode={isBackup ? 'text' : 'numeric'}
        autoComplete={isBackup ? 'off' : 'one-time-code'}
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        {...field('code')}
      />
      {canTrust && (
        <div>
          <Checkbox label={trust.label} name="trustDevice" aria-describedby="trust-hint" />
          <p id="trust-hint" className="mt-1 ps-7 text-muted text-sm">
            {trust.hint}
          </p>
        </div>
      )}
      <WayButtons onCancel={onCancel}>
        <Button type="submit" isBusy={isBusy}>
          {words.confirm}
        </Button>
      </WayButtons>
    </form>
  );
}
