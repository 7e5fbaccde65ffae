import type { Ref } from 'react';
import type { Option } from '../../../shared/profile-field.ts';
import { Choice } from '../../ui/choice.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import type { FieldProps } from '../../ui/field.tsx';
import { part } from '../../words/part.ts';

const words = part('profileFields');

type ProfileScaleProps = FieldProps & {
  name: string;
  options: readonly Option[];
  value: unknown;
  /** The value of an unanswered field. The answer can be cleared only when it is null. */
  empty: unknown;
  onChange: (value: unknown) => void;
  onBlur: () => void;
  ref: Ref<never>;
};

/** One option of an ordered list, or none. */
export function ProfileScale({
  label,
  hint,
  error,
  options,
  value,
  empty,
  onChange,
  ref,
  ...input
}: ProfileScaleProps) {
  const canClear = empty === null && value !== null;

  return (
    <ChoiceGroup
      label={label}
      hint={hint}
      error={error}
      aside={
        canClear && (
          <button
            type="button"
            onClick={({ currentTarget }) => {
              onChange(null);
              currentTarget.closest('fieldset')?.querySelector('input')?.focus(); // the clicked button disappears
            }}
            className="min-h-11 rounded-box px-3 font-medium text-muted hover:text-ink"
          >
            {words.clear}
          </button>
        )
      }
    >
      {options.map((option, index) => (
        <Choice
          key={option.value}
          type="radio"
          label={option.label}
          value={option.value}
          checked={option.value === value}
          onChange={() => onChange(option.value)}
          ref={index === 0 ? ref : undefined}
          {...input}
        />
      ))}
    </ChoiceGroup>
  );
}
