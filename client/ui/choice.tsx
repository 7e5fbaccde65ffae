import type { ComponentProps } from 'react';

type ChoiceProps = Omit<ComponentProps<'input'>, 'type'> & { type: 'checkbox' | 'radio'; label: string };

/** One option of a group, large enough for a thumb. A label such as C++ keeps its order in every language. */
export function Choice({ label, ...input }: ChoiceProps) {
  return (
    <label className="inline-flex min-h-11 items-center gap-2.5 rounded-box border border-line bg-surface px-3.5 hover:border-control has-checked:border-accent has-checked:bg-accent-soft">
      <input {...input} className="tick" />
      <bdi>{label}</bdi>
    </label>
  );
}
