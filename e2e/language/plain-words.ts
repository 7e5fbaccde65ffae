// What the pages show besides messages: names, addresses, and what the people of the states typed.
const OWN = [
  'Gatehouse|Robot Textbook|JSON|UTC|client_id|redirect_uri|school',
  'Ada Lovelace|Grace Hopper|Bob|مريم بنت عبد الرحمن الفارسي، مهندسة الروبوتات الذكية',
  'Writes programs for engines that are yet to be built\\.|Writes programs\\.|Half a sen|a… at e…',
  'Berlin|Zürich|London', // the places of `tests/places/`
  'Chrome|Safari|Firefox|macOS|Windows|Linux|Android|iOS|iPadOS',
  'iCloud Keychain|YubiKey 5 Series|The blue key in the drawer of my desk at the university|n{200}',
];
/** Addresses, the ids of requests, backup codes and the key of an authenticator app. */
const SIGNS =
  /\S+[@:/]\S+|\S+(?:\.\S+)+|req_\w+|\b[a-z0-9]{5}-[a-z0-9]{5}\b|\b[A-Z2-7]{4}(?: [A-Z2-7]{4})+\b/g;
const NAMES = new RegExp(`(?<![a-z])(?:${OWN.join('|')})(?![a-z])`, 'gi');
/** Where the words of `ar-XB` begin and end. */
const MIRRORED = /\u202e[^\u202c]*\u202c/g;

/** The text without what is the same in every language. */
const toMessage = (text: string): string =>
  text
    .replace(/[\u2066-\u2069]/g, ' ')
    .replace(SIGNS, '')
    .replace(NAMES, '');

/** The texts with English words, which `ar-XB` has only between two signs. */
export const findPlain = (texts: readonly string[]): string[] =>
  texts.filter((text) => /[a-z]{2}/i.test(toMessage(text.replace(MIRRORED, ' '))));

/** True for a text that has words of a message: what people typed may be cut. */
export const hasMessage = (text: string): boolean => /\p{L}{2}/u.test(toMessage(text));
