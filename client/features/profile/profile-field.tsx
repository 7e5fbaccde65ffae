import type { ReactElement, Ref } from 'react';
import { type ProfileFieldName, profileFields } from '../../../shared/profile.ts';
import { Select } from '../../ui/select.tsx';
import { SuggestField } from '../../ui/suggest-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { language } from '../../words/language.ts';
import { part } from '../../words/part.ts';
import { inWords, optionsInWords } from './in-words.ts';
import { ProfileChoices } from './profile-choices.tsx';
import { ProfileScale } from './profile-scale.tsx';

const words = part('profileFields');

type ProfileFieldProps = {
  name: ProfileFieldName;
  value: unknown;
  onChange: (value: unknown) => void;
  onBlur: () => void;
  ref: Ref<never>;
  error: string | undefined;
};

/**
 * One field of the profile, as defined in shared/profile.ts. An emptied control has the field's default value, the same
 * as an unanswered field.
 */
export function ProfileField({ name, value, onChange, ...field }: ProfileFieldProps): ReactElement {
  const { label, hint, control, default: empty } = profileFields[name];
  const text = value === null || value === undefined ? '' : String(value);
  const shared = { label: inWords(label), hint: inWords(hint), name, ...field };

  switch (control.kind) {
    case 'textarea':
      return (
        <TextArea
          {...shared}
          dir="auto"
          limit={control.maxLength}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'suggest': {
      const own = control.assumed();
      const nameOf = (suggestion: string) => control.nameOf?.(suggestion, language()) ?? suggestion;
      return (
        <SuggestField
          {...shared}
          value={text}
          suggestions={control.suggestions()}
          nameOf={control.nameOf && nameOf}
          placeholder={own === null ? undefined : words.assumed({ value: nameOf(own) })}
          onChange={(event) => onChange(event.target.value || empty)}
        />
      );
    }
    case 'choice':
      return (
        <Select
          {...shared}
          value={text}
          onChange={(event) =>
            onChange(
              control.options.find((option) => String(option.value) === event.target.value)?.value ?? empty,
            )
          }
        >
          {empty === null && <option value="">{words.notSaid}</option>}
          {optionsInWords(control.options).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      );
    case 'choices':
      return (
        <ProfileChoices
          {...shared}
          options={optionsInWords(control.options)}
          value={value}
          onChange={onChange}
        />
      );
    case 'scale':
      return (
        <ProfileScale
          {...shared}
          options={optionsInWords(control.options)}
          value={value}
          empty={empty}
          onChange={onChange}
        />
      );
  }
}
