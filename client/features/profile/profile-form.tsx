import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod/mini';
import { nameSchema } from '../../../shared/credentials.ts';
import {
  type Profile,
  profileDataSchema,
  profileFieldNames,
  profileFields,
} from '../../../shared/profile.ts';
import { updateUser } from '../../api/auth.ts';
import { useSubmit } from '../../api/use-submit.ts';
import { renameUser, useUser } from '../../session/session-provider.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ProfileField } from './profile-field.tsx';
import { SaveBar } from './save-bar.tsx';
import { useProfileUpdate } from './use-profile-update.ts';

const formSchema = z.object({ name: nameSchema, profile: profileDataSchema });

/** A refused field's place in the form: the name is the account's, all others are the profile's. */
const toPath = (field: string) => (field === 'name' ? field : `profile.${field}`);

const sections = [
  {
    title: 'Details',
    intro: 'All of it is optional.',
    fields: profileFieldNames.filter((name) => !profileFields[name].askAtSignUp),
  },
  {
    title: 'Background',
    intro: 'What you have worked with, so that what you see fits you.',
    fields: profileFieldNames.filter((name) => profileFields[name].askAtSignUp),
  },
];

export function ProfileForm({ profile }: { profile: Profile }) {
  const user = useUser();
  // What the form began with or last saved. A fresher profile must not make untouched fields look changed.
  const [stored, setStored] = useState(profile);
  const rename = useMutation({ mutationFn: updateUser });
  const update = useProfileUpdate();
  const form = useForm({
    resolver: standardSchemaResolver(formSchema),
    defaultValues: { name: user.name, profile: stored },
  });

  const save = async (edited: z.output<typeof formSchema>) => {
    if (edited.name !== user.name) {
      await rename.mutateAsync({ name: edited.name });
      renameUser(edited.name);
    }
    const saved = await update(stored, edited.profile);
    setStored(saved);
    form.reset({ name: edited.name, profile: saved });
  };
  const { onSubmit, problem, isDone, isBusy } = useSubmit(form, save, toPath);
  const { errors, isDirty } = form.formState;

  return (
    <form method="post" noValidate onSubmit={onSubmit}>
      <Section title="Account" intro="How you are called and how you sign in.">
        <div className="space-y-5">
          <TextField
            label="Name"
            autoComplete="name"
            error={errors.name?.message}
            {...form.register('name')}
          />
          <TextField label="Email" type="email" value={user.email} readOnly />
        </div>
      </Section>
      {sections.map(({ title, intro, fields }) => (
        <Section key={title} title={title} intro={intro}>
          <div className="space-y-7">
            {fields.map((name) => (
              <Controller
                key={name}
                name={`profile.${name}`}
                control={form.control}
                render={({ field, fieldState }) => (
                  <ProfileField {...field} name={name} error={fieldState.error?.message} />
                )}
              />
            ))}
          </div>
        </Section>
      ))}
      <SaveBar isBusy={isBusy} isSaved={isDone && !isDirty} problem={problem} />
    </form>
  );
}
