import {
  type ProfileFieldName,
  type ProfileUpdate,
  profileFieldNames,
  profileFields,
  toProfile,
} from '../shared/profile.ts';
import { isAnswer } from '../shared/profile-field.ts';

// What tests know of the profile follows from its definition: a field that is added changes no test.

/** What every door gives of somebody who answered nothing. */
export const EMPTY_PROFILE = toProfile(null, 0);

/** An answer that the field takes and keeps as it is, by the control that asks for it. */
function toAnswer(name: ProfileFieldName): unknown {
  const { control } = profileFields[name];
  switch (control.kind) {
    case 'textarea':
      return 'Some words';
    case 'suggest':
      return control.suggestions()[0];
    case 'choices':
      return control.options.slice(0, 1).map(({ value }) => value);
    case 'choice':
    case 'scale':
      return control.options[0]?.value;
  }
}

/** An answer to every field, which differs from its default. */
export const ANSWERS: ProfileUpdate = Object.fromEntries(
  profileFieldNames.map((name) => [name, toAnswer(name)]).filter(([, value]) => isAnswer(value)),
);
