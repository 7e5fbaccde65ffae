/** The service's answers to a page's queries, by procedure. The page sends a request for each missing answer. */
export type PageAnswers = Record<string, { input?: object | undefined; data: unknown }>;

/** The id of the element that holds the answers. */
export const ANSWERS_ID = 'answers';
