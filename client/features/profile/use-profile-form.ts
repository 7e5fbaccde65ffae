import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod/mini';
import type { Profile } from '../../../shared/profile.ts';
import { updateUser } from '../../api/auth.ts';
import { inFieldsOf } from '../../api/form-fields.ts';
import { useAction } from '../../api/use-action.ts';
import { showOfUser, useUser } from '../../session/session-provider.tsx';
import { dropDraft, readDraft } from './profile-draft.ts';
import { findEdited, type ProfileValues, profileFormSchema } from './profile-values.ts';
import { useProfileUpdate } from './use-profile-update.ts';

/** A refused field's place in the form: the name is the account's, all others are the profile's. */
const toPath = (field: string) => (field === 'name' ? field : `profile.${field}`);

/** The form of the signed-in person: follows the service in what is untouched, sends what is edited. */
export function useProfileForm(profile: Profile) {
  const user = useUser();
  const rename = useMutation({ mutationFn: updateUser });
  const update = useProfileUpdate(user.id);
  // What the form last had from the service: an edit is what differs from it.
  const [stored, setStored] = useState({ name: user.name, profile });
  const [isNameSaved, setNameSaved] = useState(false);
  const form = useForm({ resolver: standardSchemaResolver(profileFormSchema), defaultValues: stored });

  const applyEdits = (edits: ReturnType<typeof findEdited>) => {
    for (const { path, value } of edits) form.setValue(path, value, { shouldDirty: true });
  };
  /** Takes over what the service has now; what was edited since `base` stays. */
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
