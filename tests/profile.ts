import {
  type ProfileFieldName,
  type ProfileUpdate,
  profileFieldNames,
  profileFields,
  toProfile,
} from '../shared/profile.ts';
import { isAnswer } from '../shared/profile-field.ts';

// The tests derive all data about the profile from its definition: a new field changes no test.

/** The profile that every door returns for a person who has answered nothing. */
export const EMPTY_PROFILE = toProfile(null, 0);

/** An answer that the field accepts and stores unchanged, by the type of its control. */
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
    default:
      return control satisfies never; // a new kind of control needs its answer here
  }
}

/** An answer to every field that differs from the field's default. */
export const ANSWERS: ProfileUpdate = Object.fromEntries(
  profileFieldNames.map((name) => [name, toAnswer(name)]).filter(([, value]) => isAnswer(value)),
);
