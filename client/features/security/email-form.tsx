import { useEffect, useEffectEvent, useRef } from 'react';
import { changeEmailSchema } from '../../../shared/person-input.ts';
import { queries } from '../../api/trpc.ts';
import { usePlainForm } from '../../api/use-plain-form.ts';
import { useUser } from '../../session/session-provider.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { part } from '../../words/part.ts';
import { keepEmailDraft, readEmailDraft } from './email-draft.ts';
import { useEmailChange } from './use-email-change.ts';

const words = part('security', 'email');
const securityWords = part('security');

type EmailFormProps = {
  /** The effect of the change, and the label of its button. */
  hint: string;
  submit: string;
  /** The address of a pending change. */
  replaces: string | undefined;
  onCancel: () => void;
  onDone: (email: string) => void;
};

export function EmailForm({ hint, submit, replaces, onCancel, onDone }: EmailFormProps) {
  const { id } = useUser();
  const change = useEmailChange();
  const draft = readEmailDraft(id);
  const typed = useRef(draft);
  const keep = useEffectEvent(() => {
    const hasEnded = !queries.session.current.getData();
    keepEmailDraft(id, hasEnded ? typed.current : '');
  });
  useEffect(() => () => keep(), []);
  const { onSubmit, field, problem, isBusy } = usePlainForm(changeEmailSchema, async ({ email }) => {
    await change(email);
    onDone(email);
  });
  const { onInput, ...control } = field('email');

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      {problem && <Alert {...problem} />}
      {replaces && <p className="wrap-anywhere">{words.replaces({ address: <bdi>{replaces}</bdi> })}</p>}
      <TextField
        label={words.field}
        type="email"
        autoComplete="email"
        spellCheck={false}
        hint={hint}
        defaultValue={draft}
        {...control}
        onInput={({ currentTarget }) => {
          typed.current = currentTarget.value;
          onInput();
        }}
      />
      <ButtonRow>
        <Button type="submit" isBusy={isBusy}>
          {submit}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {securityWords.cancel}
        </Button>
      </ButtonRow>
    </form>
  );
}
