import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { Controller, useForm } from 'react-hook-form';
import {
  type ProfileData,
  profileDataSchema,
  profileFieldNames,
  profileFields,
  toProfile,
} from '../../../shared/profile.ts';
import { toFailure } from '../../api/failure.ts';
import { inFieldsOf } from '../../api/form-fields.ts';
import { useAction } from '../../api/use-action.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { part } from '../../words/part.ts';
import { ProfileField } from './profile-field.tsx';
import { useProfileUpdate } from './use-profile-update.ts';

const words = part('background');

const asked = profileFieldNames.filter((name) => profileFields[name].askAtSignUp);
export const isAnythingAsked = asked.length > 0;
const unanswered = toProfile(null, 0);

type BackgroundFormProps = {
  personId: string;
  onDone: () => Promise<void>;
  onSkip: () => Promise<void>;
  /** The session ended while the form was open. */
  onEnded: () => Promise<void>;
};

/** The questions that are asked once, right after sign-up. Only answers are saved; skipping saves nothing. */
export function BackgroundForm({ personId, onDone, onSkip, onEnded }: BackgroundFormProps) {
  const form = useForm({ resolver: standardSchemaResolver(profileDataSchema), defaultValues: unanswered });
  const update = useProfileUpdate(personId);
  const save = async (answers: ProfileData) => {
    try {
      await update(unanswered, answers);
    } catch (error) {
      if (toFailure(error).code === 'unauthenticated') return onEnded();
      throw error;
    }
    await onDone();
  };
  const { run, problem, isBusy } = useAction(save, inFieldsOf(form));

  return (
    <form
      method="post"
      noValidate
      onSubmit={form.handleSubmit((answers) => run(answers))}
      className="space-y-7"
    >
      {asked.map((name) => (
        <Controller
          key={name}
          name={name}
          control={form.control}
          render={({ field, fieldState }) => <ProfileField {...field} error={fieldState.error?.message} />}
        />
      ))}
      {problem && <Alert {...problem} />}
      <ButtonRow>
        <Button type="submit" isBusy={isBusy}>
          {words.goOn}
        </Button>
        <Button variant="quiet" onClick={onSkip}>
          {words.skip}
        </Button>
      </ButtonRow>
    </form>
  );
}
