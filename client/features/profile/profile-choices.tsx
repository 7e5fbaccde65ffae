import type { Ref } from 'react';
import type { Option } from '../../../shared/profile-field.ts';
import { Choice } from '../../ui/choice.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import type { FieldProps } from '../../ui/field.tsx';

type ProfileChoicesProps = FieldProps & {
  name: string;
  options: readonly Option[];
  value: unknown;
  onChange: (value: Option['value'][]) => void;
  onBlur: () => void;
  ref: Ref<never>;
};

/**
 * Any number of the options. The chosen values keep the options' order, so that a different order of clicks is no
 * change.
 */
export function ProfileChoices({
  label,
  hint,
  error,
  options,
  value,
  onChange,
  ref,
  ...input
}: ProfileChoicesProps) {
  const chosen = new Set<unknown>(Array.isArray(value) ? value : []);
  const toggle = (toggled: Option['value']) =>
    onChange(options.map((option) => option.value).filter((one) => chosen.has(one) !== (one === toggled)));

  return (
    <ChoiceGroup label={label} hint={hint} error={error}>
      {options.map((option, index) => (
        <Choice
          key={option.value}
          type="checkbox"
          label={option.label}
          value={option.value}
          checked={chosen.has(option.value)}
          onChange={() => toggle(option.value)}
          ref={index === 0 ? ref : undefined}
          {...input}
        />
      ))}
    </ChoiceGroup>
  );
}
