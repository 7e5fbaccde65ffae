import type { ComponentProps } from 'react';

export function Checkbox({ label, ...input }: ComponentProps<'input'> & { label: string }) {
  return (
    <label className="inline-flex min-h-6 items-center gap-2.5">
      <input {...input} type="checkbox" className="tick" />
      {label}
    </label>
  );
}
