import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod/mini';
import type { Profile } from '../../../shared/profile.ts';
import { inFieldsOf } from '../../api/form-fields.ts';
import { updateUser } from '../../api/more-auth.ts';
import { useAction } from '../../api/use-action.ts';
import { showOfUser, useUser } from '../../session/session-provider.tsx';
import { dropDraft, readDraft } from './profile-draft.ts';
import { findEdited, type ProfileValues, profileFormSchema } from './profile-values.ts';
import { useProfileUpdate } from './use-profile-update.ts';

/** The path of a refused field in the form. The name belongs to the account, all other fields to the profile. */
const toPath = (field: string) => (field === 'name' ? field : `profile.${field}`);

/** The profile form of the signed-in user. Untouched fields follow the service; edited fields are sent. */
export function useProfileForm(profile: Profile) {
  const user = useUser();
  const rename = useMutation({ mutationFn: updateUser });
  const update = useProfileUpdate(user.id);
  // The last values from the service. A field that differs from them is edited.
  const [stored, setStored] = useState({ name: user.name, profile });
  const [isNameSaved, setNameSaved] = useState(false);
  const form = useForm({ resolver: standardSchemaResolver(profileFormSchema), defaultValues: stored });

  const applyEdits = (edits: ReturnType<typeof findEdited>) => {
    for (const { path, value } of edits) form.setValue(path, value, { shouldDirty: true });
  };
  /** Adopts the service's current values. Fields that were edited since `base` keep their edits. */
  const adopt = (base: ProfileValues, next: typeof stored) => {
    const edits = findEdited(base, form.getValues());
    setStored(next);
    form.reset(next, { keepErrors: true });
    applyEdits(edits);
  };

  const follow = useEffectEvent((name: string, profile: Profile) => {
    const next = { name, profile };
    if (findEdited(stored, next).length > 0) adopt(stored, next);
  });
  useEffect(() => follow(user.name, profile), [user.name, profile]);

  const restore = useEffectEvent(() => {
    const draft = readDraft(user.id);
    if (draft) applyEdits(findEdited(draft.base, draft.edited));
  });
  useEffect(() => restore(), []);

  const save = async (edited: z.output<typeof profileFormSchema>) => {
    const submitted = structuredClone(form.getValues());
    setNameSaved(false);
    if (edited.name !== stored.name) {
      await rename.mutateAsync({ name: edited.name });
      showOfUser({ name: edited.name });
      setNameSaved(true);
    }
    const saved = await update(stored.profile, edited.profile);
    adopt(submitted, { name: edited.name, profile: saved });
    dropDraft();
  };
  const { run, ...state } = useAction(save, inFieldsOf(form, toPath));
  const onSubmit = form.handleSubmit((edited) => run(edited));
  return { form, user, stored, isNameSaved, onSubmit, ...state };
}
