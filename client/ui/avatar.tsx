import { LANGUAGE } from '#messages/language.ts';

const graphemes = new Intl.Segmenter(LANGUAGE);

/** The first letter of a name, beside the name itself. */
export function Avatar({ name, className }: { name: string; className: string }) {
  const initial = [...graphemes.segment(name.trim())][0]?.segment ?? '?';
  return (
    <span
      aria-hidden="true"
      className={`grid shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent ${className}`}
    >
      {initial.toLocaleUpperCase(LANGUAGE)}
    </span>
  );
}
