import { z } from 'zod/mini';
import { oneTimeCodeSchema } from '../../../shared/one-time-code.ts';
import { turnOnTwoFactor } from '../../api/two-factor.ts';
import { usePlainForm } from '../../api/use-plain-form.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { part } from '../../words/part.ts';

const words = part('twoFactorSetUp', 'prove');

const schema = z.object({ code: oneTimeCodeSchema });

type CodeStepProps = { onCancel?: (() => void) | undefined; onTurnedOn: () => void };

/** Turns two-factor on with a code, which shows that the app has the key. */
export function CodeStep({ onCancel, onTurnedOn }: CodeStepProps) {
  const { onSubmit, field, problem, isBusy } = usePlainForm(schema, async (input) => {
    await turnOnTwoFactor(input);
    onTurnedOn();
  });

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      {problem && <Alert {...problem} />}
      <TextField
        label={words.label}
        hint={words.hint}
        inputMode="numeric"
        autoComplete="one-time-code"
        spellCheck={false}
        dir="ltr"
        {...field('code')}
      />
      <ButtonRow>
        <Button type="submit" isBusy={isBusy}>
          {words.submit}
        </Button>
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            {words.cancel}
          </Button>
        )}
      </ButtonRow>
      <p className="text-muted text-sm">{words.note}</p>
    </form>
  );
}
