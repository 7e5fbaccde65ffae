import { Link } from '@tanstack/react-router';
import { Controller } from 'react-hook-form';
import { pages } from '../../../shared/paths.ts';
import { type Profile, profileFieldNames, profileFields } from '../../../shared/profile.ts';
import { WHY_ASKED } from '../../../shared/questions.ts';
import { portalConfig } from '../../api/portal-config.ts';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { part } from '../../words/part.ts';
import { inWords } from './in-words.ts';
import { ProfileField } from './profile-field.tsx';
import { SaveBar } from './save-bar.tsx';
import { UnsavedChanges } from './unsaved-changes.tsx';
import { useProfileForm } from './use-profile-form.ts';

const fields = part('fields');
const words = part('profile');

const toSections = () => {
  const sections = [
    {
      id: 'details',
      ...words.details,
      fields: profileFieldNames.filter((name) => !profileFields[name].askAtSignUp),
    },
    {
      id: 'background',
      title: words.background.title,
      intro: words.background.intro({ appName: portalConfig.appName, why: inWords(WHY_ASKED) }),
      fields: profileFieldNames.filter((name) => profileFields[name].askAtSignUp),
    },
  ];
  return sections.filter(({ fields }) => fields.length > 0);
};

export function ProfileForm({ profile }: { profile: Profile }) {
  const { form, user, stored, isNameSaved, onSubmit, problem, isDone, isBusy } = useProfileForm(profile);
  const { errors, isDirty } = form.formState;

  return (
    <form method="post" noValidate onSubmit={onSubmit}>
      <UnsavedChanges isDirty={isDirty} personId={user.id} base={stored} getEdited={form.getValues} />
      <Section {...words.account}>
        <div className="space-y-5">
          <TextField
            label={fields.name}
            autoComplete="name"
            dir="auto"
            error={errors.name?.message}
            defaultValue={stored.name} // the form library sets the value only after the first render
            {...form.register('name')}
          />
          <div>
            <p className="font-medium">{fields.email}</p>
            <p className="mt-1.5 flex flex-wrap items-center gap-x-4">
              <span className="wrap-anywhere">{user.email}</span>
              <Link
                to={pages.security}
                hash="email"
                className="link inline-flex min-h-11 items-center sm:min-h-6"
              >
                {words.changeEmail}
              </Link>
            </p>
          </div>
        </div>
      </Section>
      {toSections().map(({ id, title, intro, fields }) => (
        <Section key={id} id={id} title={title} intro={intro}>
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
      <SaveBar isBusy={isBusy} isSaved={isDone && !isDirty} isNameSaved={isNameSaved} problem={problem} />
    </form>
  );
}
