/** Where the browser tests run the service and the FastAPI example: two origins of one site. */
export const GATEHOUSE = 'http://localhost:3151';
export const FASTAPI = 'http://localhost:3152';
/** The example textbook, a static site. */
export const SITE = 'http://localhost:3153';
/** Two sites made with the published package: one is in TRUSTED_ORIGINS, the other is not. */
export const BLANK = 'http://localhost:3154';
export const STRANGER = 'http://localhost:3155';
/** The same once more, trusted, but to browsers another site than localhost. */
export const UNRELATED = 'http://127.0.0.1:3156';
