/** The request header with the id of the user that a request is for. */
export const USER_HEADER = 'X-Gatehouse-User';
