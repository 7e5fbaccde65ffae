import { Link } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { type IconName, SubjectIcon } from '../ui/subject-icon.tsx';
import { part } from '../words/part.ts';

const words = part('frame');

type Item = { to: string; page: keyof typeof words.pages; icon: IconName };
const ITEMS: readonly Item[] = [
  { to: pages.account, page: 'overview', icon: 'overview' },
  { to: pages.profile, page: 'profile', icon: 'person' },
  { to: pages.security, page: 'security', icon: 'key' },
  { to: pages.devices, page: 'devices', icon: 'devices' },
  { to: pages.activity, page: 'activity', icon: 'activity' },
  { to: pages.data, page: 'data', icon: 'shield' },
];

// From 320 px, six tabs stand in one row. On narrower screens, or when the text is twice as large, they stand in two
// rows of three.
const NAV =
  'sm:flex sm:max-lg:-mx-3 sm:gap-1 max-sm:grid max-sm:grid-cols-6 max-[19.75rem]:grid-cols-3 max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-10 max-sm:[@media(min-height:30rem)]:fixed max-sm:[@media(max-height:29.99rem)]:-mx-4 max-sm:[@media(max-height:29.99rem)]:border-b max-sm:border-line max-sm:border-t max-sm:bg-surface max-sm:pb-[env(safe-area-inset-bottom)] sm:flex-wrap sm:pt-4 lg:flex-col lg:pt-10';

const LINK =
  'flex items-center rounded-box font-medium text-muted hover:text-ink max-sm:min-h-15 max-sm:min-w-0 max-sm:flex-col max-sm:gap-0.5 max-sm:pt-1.5 max-sm:pb-1 max-sm:text-center max-sm:text-[0.6875rem]/[0.8125rem] max-sm:tracking-tight max-sm:wrap-anywhere max-sm:hyphens-auto sm:min-h-11 sm:gap-2 sm:whitespace-nowrap sm:px-3 lg:gap-3 lg:px-3.5 sm:hover:bg-accent-soft aria-[current=page]:text-accent sm:aria-[current=page]:bg-accent-soft forced-colors:aria-[current=page]:underline';

/** Left of the page on wide screens, above it on narrow ones, and at the bottom edge on phones. */
export function AccountNav() {
  return (
    <nav aria-label={words.navigation} className={NAV}>
      {ITEMS.map(({ to, page, icon }) => (
        <Link key={to} to={to} activeOptions={{ exact: true }} className={LINK}>
          <SubjectIcon name={icon} className="sm:max-md:hidden" />
          {words.pages[page]}
        </Link>
      ))}
    </nav>
  );
}
