import { Drawing, PATHS } from './icon.tsx';

const SUBJECTS = {
  ...PATHS,
  overview: 'M3.5 9 10 3.5 16.5 9v7.5h-4.5v-5h-4v5H3.5z',
  person:
    'M10 10a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5zM3.75 16.75c.6-2.9 3-4.25 6.25-4.25s5.65 1.35 6.25 4.25',
  devices: 'M4 13V5.5A1.5 1.5 0 0 1 5.5 4h8A1.5 1.5 0 0 1 15 5.5V7M2.5 15.5h8M12 9.5h4.5v7H12z',
  desktop: 'M4 12.5v-7A1.5 1.5 0 0 1 5.5 4h9A1.5 1.5 0 0 1 16 5.5v7M2 15.5h16',
  mobile: 'M7 2.5h6a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1zM9 14.75h2',
  tablet: 'M5.5 2.5h9a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1zM9 14.75h2',
  bot: 'M4 7.5h12v8H4zM10 7.5v-3M10 4.5h.01M7.5 11v1M12.5 11v1M2 10.5v2M18 10.5v2',
  other:
    'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM3 10h14M10 3c2 2 2.75 4.3 2.75 7S12 15 10 17c-2-2-2.75-4.3-2.75-7S8 5 10 3z',
  enter: 'M11 3.5h5v13h-5M3 10h9M8.5 6.5 12 10l-3.5 3.5',
  leave: 'M9 3.5H4v13h5M8 10h9M13.5 6.5 17 10l-3.5 3.5',
  activity: 'M2.5 10.5h3l2.5-6 4 11 2.5-5h3',
  mail: 'M3 5h14v10.5H3zM3.25 5.5 10 11l6.75-5.5',
  shield: 'M10 2.75 16 5v4.5c0 3.6-2.4 6.4-6 7.75-3.6-1.35-6-4.15-6-7.75V5z',
  todo: 'M10 3.75v8M10 15.75h.01',
  calendar: 'M4 5h12v11.5H4zM4 8.5h12M7 3v3.5M13 3v3.5',
} as const;

export type IconName = keyof typeof SUBJECTS;

/** The icon of a topic. */
export const SubjectIcon = ({ name, className }: { name: IconName; className?: string }) => (
  <Drawing path={SUBJECTS[name]} {...(className !== undefined && { className })} />
);
