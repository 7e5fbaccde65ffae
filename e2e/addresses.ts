/** Where the browser tests run the service and the FastAPI example: two origins of one site. */
export const GATEHOUSE = 'http://localhost:3151';
export const FASTAPI = 'http://localhost:3152';
