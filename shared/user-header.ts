/** The request header that says which user a request is for. Its value is the user's id. */
export const USER_HEADER = 'X-Gatehouse-User';
