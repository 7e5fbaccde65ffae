/** Bytes in base64url without padding (RFC 7515 §2). */
export const toBase64url = (bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** 256 random bits as 43 characters. */
export const createRandomText = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(32)));
