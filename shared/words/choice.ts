/** The cookie with the language that somebody chose in this browser, a BCP 47 tag. Scripts write it too. */
export const LANGUAGE_COOKIE = 'gatehouse-language';

/** The parameter of a page's address with the language that a link asks for, a BCP 47 tag. */
export const LANGUAGE_PARAMETER = 'lang';
