import { useEffect, useRef } from 'react';
import { z } from 'zod/mini';
import { passkeyNameSchema } from '../../../shared/passkey-input.ts';
import { usePlainForm } from '../../api/use-plain-form.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { part } from '../../words/part.ts';

const words = part('ownPasskeys', 'rename');

const schema = z.object({ name: passkeyNameSchema });

type PasskeyNameFormProps = { name: string; onCancel: () => void; onSubmit: (name: string) => void };

/** Renames a passkey in its row. Esc closes the form. */
export function PasskeyNameForm({ name, onCancel, onSubmit: rename }: PasskeyNameFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { onSubmit, field } = usePlainForm(schema, async (input) => rename(input.name));
  useEffect(() => form.current?.querySelector('input')?.select(), []);

  return (
    <form
      ref={form}
      method="post"
      noValidate
      onSubmit={onSubmit}
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
      className="space-y-4"
    >
      <TextField label={words.field} autoComplete="off" dir="auto" defaultValue={name} {...field('name')} />
      <ButtonRow>
        <Button type="submit">{words.submit}</Button>
        <Button variant="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
      </ButtonRow>
    </form>
  );
}
