import { mailCodeSchema } from '../../../shared/link-input.ts';
import { ApiError, toFailure } from '../../api/failure.ts';
import { usePlainForm } from '../../api/use-plain-form.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { part } from '../../words/part.ts';

const words = part('mailLink', 'code');

type CodeFormProps = {
  onCode: (code: string) => Promise<void>;
  /** True inside other content: the button is then only as wide as its text. */
  isInline?: boolean;
};

/** Accepts the code of a mail that this browser requested. Every error is shown at the code's field. */
export function CodeForm({ onCode, isInline = false }: CodeFormProps) {
  const { onSubmit, field, problem, isBusy } = usePlainForm(mailCodeSchema, async ({ code }) => {
    try {
      await onCode(code);
    } catch (error) {
      const why = toFailure(error).fields?.token;
      if (why === undefined) throw error;
      throw new ApiError({ code: 'invalid_input', fields: { code: why } }, { cause: error });
    }
  });

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
      {problem && <Alert {...problem} />}
      <TextField
        label={words.label}
        hint={words.hint}
        inputMode="text"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        {...field('code')}
      />
      <Button type="submit" variant="secondary" isBusy={isBusy} className={isInline ? undefined : 'w-full'}>
        {words.submit}
      </Button>
    </form>
  );
}
