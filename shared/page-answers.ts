/** What the service says to a page's questions, by procedure. What is missing, the page asks for. */
export type PageAnswers = Record<string, { input?: object | undefined; data: unknown }>;

/** The id of the element that holds them. */
export const ANSWERS_ID = 'answers';
