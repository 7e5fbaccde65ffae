/**
 * The first of eight consecutive ports. With another first port, two checkouts can test on one machine at the same
 * time.
 */
const FIRST_PORT = Number(process.env.E2E_PORT ?? 3151);
const at = (offset: number, host = 'localhost'): string => `http://${host}:${FIRST_PORT + offset}`;

/** The addresses of the service and of the FastAPI example in the browser tests: two origins of one site. */
export const GATEHOUSE = at(0);
export const FASTAPI = at(1);
/** The example textbook, a static site. */
export const SITE = at(2);
/** Two sites built with the published package: one is in TRUSTED_ORIGINS, the other is not. */
export const BLANK = at(3);
export const STRANGER = at(4);
/** The same site at a trusted origin that browsers consider another site than localhost. */
export const UNRELATED = at(5, '127.0.0.1');
/** A site built with Better Auth UI, and the service with default settings that its tests start. */
export const BETTER_AUTH_UI = at(6);
export const STOCK = at(7);

/** The bridge key of a back end that may write claims. */
export const CLAIMS_KEY = 'c'.repeat(32);
