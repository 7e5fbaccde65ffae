/**
 * How this language says what `shared/` says in English, by the English: messages of schemas, which the service answers
 * with too, and what the profile's fields and options are called. What is not here is said as it is.
 */
export const translations: Readonly<Record<string, string>> = {};
