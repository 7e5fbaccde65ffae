/**
 * Translations of the English texts in `shared/`, by the English text: the messages of schemas, which the service also
 * sends, and the labels and options of the profile. A text that is missing here appears in English.
 */
export const translations: Readonly<Record<string, string>> = {};
