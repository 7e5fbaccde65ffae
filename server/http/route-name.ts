import {
  API,
  ASSETS,
  AUTH,
  AVATAR,
  BRIDGE,
  BRIDGE_CHANGES,
  BRIDGE_EVENTS,
  BRIDGE_LOOKUP,
  BRIDGE_OPENAPI,
  BRIDGE_SESSION,
  BRIDGE_USERS,
  bridgeClaims,
  bridgeUser,
  CHANGE_PASSWORD,
  DEV_MAIL,
  isPage,
  LIVEZ,
  OAUTH,
  OAUTH_METADATA,
  OAUTH_REVOKE,
  OAUTH_TOKEN,
  PASSKEY_ENDPOINTS,
  READYZ,
  TRPC,
} from '../../shared/paths.ts';

/** The parts of the service, as metrics name them. */
export const DOORS = [
  'auth',
  'trpc',
  'avatar',
  'oauth',
  'bridge',
  'portal',
  'asset',
  'health',
  'other',
] as const;
export type Door = (typeof DOORS)[number];

/** The template of an address: it contains no id, and nothing else that a stranger chose. */
export type RouteName = { door: Door; route: string };

const FIXED: Readonly<Record<string, Door>> = {
  [LIVEZ]: 'health',
  [READYZ]: 'health',
  [AVATAR]: 'avatar',
  [OAUTH + OAUTH_TOKEN]: 'oauth',
  [OAUTH + OAUTH_REVOKE]: 'oauth',
  [OAUTH_METADATA]: 'oauth',
  ...Object.fromEntries(
    [BRIDGE_SESSION, BRIDGE_EVENTS, BRIDGE_CHANGES, BRIDGE_OPENAPI, BRIDGE_USERS, BRIDGE_LOOKUP].map(
      (path) => [BRIDGE + path, 'bridge'],
    ),
  ),
  [CHANGE_PASSWORD]: 'portal',
  [PASSKEY_ENDPOINTS]: 'portal',
  [DEV_MAIL]: 'other',
  '/': 'portal',
};

/** Addresses with an id, which the template replaces by its name. */
const WITH_ID: readonly [RegExp, RouteName][] = [
  [/^\/api\/bridge\/v1\/users\/[^/]+$/, { door: 'bridge', route: BRIDGE + bridgeUser(':id') }],
  [/^\/api\/bridge\/v1\/users\/[^/]+\/claims$/, { door: 'bridge', route: BRIDGE + bridgeClaims(':id') }],
  [/^\/api\/avatar\/./, { door: 'avatar', route: `${AVATAR}/:id` }],
];

/** Everything else below these paths. The first one that fits names the door. */
const BELOW: readonly [string, Door][] = [
  [ASSETS, 'asset'],
  [`${AUTH}/`, 'auth'],
  [`${TRPC}/`, 'trpc'],
  [`${BRIDGE}/`, 'bridge'],
  [`${OAUTH}/`, 'oauth'],
  [`${AVATAR}/`, 'avatar'],
  [`${DEV_MAIL}/`, 'other'],
  [`${API}/`, 'other'],
  ['/', 'other'],
];

type Known = { isRawRoute: (path: string) => boolean; isProcedure: (name: string) => boolean };

/** Returns the function that names the route of a path. It never repeats a part of a path that no door knows. */
export function createRouteNamer({ isRawRoute, isProcedure }: Known) {
  return (path: string): RouteName => {
    const door = Object.hasOwn(FIXED, path) ? FIXED[path] : undefined;
    if (door) return { door, route: path };
    if (isPage(path)) return { door: 'portal', route: path };
    for (const [pattern, name] of WITH_ID) if (pattern.test(path)) return name;
    if (path.startsWith(`${AUTH}/`) && isRawRoute(path.slice(AUTH.length)))
      return { door: 'auth', route: path };
    const names = path.startsWith(`${TRPC}/`) ? path.slice(TRPC.length + 1).split(',') : [];
    if (names.length > 0 && names.length <= NAMES_MOST && names.every(isProcedure))
      return { door: 'trpc', route: path };
    const [prefix, below] = BELOW.find(([one]) => path.startsWith(one)) ?? ['', 'other'];
    return { door: below, route: `${prefix}*` };
  };
}

/** Procedures of one batch that a route names. */
const NAMES_MOST = 20;
