// The icons that all pages use. Icons for the account's pages alone are in subject-icon.tsx, which the pages before
// sign-in do not load.

/** 20 × 20, one stroke width, no fill. */
export const PATHS = {
  warning: 'M10 3 18 16.5H2zM10 8.25v3.5M10 14.25h.01',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9.5v4M10 6.75h.01',
  chevron: 'm6 8 4 4 4-4',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  globe:
    'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM3 10h14M10 3c2 2 2.75 4.4 2.75 7S12 15 10 17c-2-2-2.75-4.4-2.75-7S8 5 10 3z',
  key: 'M12.75 11.25a4 4 0 1 0-3.6-2.25L3.5 14.5V17H6v-2h2v-2h1.5l1.6-1.75M13.75 6.25h.01',
} as const;

type IconProps = { className?: string };

export const Icon = ({ name, ...props }: IconProps & { name: keyof typeof PATHS }) => (
  <Drawing path={PATHS[name]} {...props} />
);

/** A decoration beside words with the same meaning. */
export function Drawing({ path, className = '' }: IconProps & { path: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`size-5 shrink-0 ${className}`}
    >
      <path d={path} />
    </svg>
  );
}
