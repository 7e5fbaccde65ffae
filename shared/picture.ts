// What a person may send as their picture, and what becomes of it.

/** What is read, by the type it is sent with. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** The type that a `Content-Type` names; null for any other. Many programs say `image/jpg`, which is no registered name. */
export function findPictureType(contentType = ''): PictureType | null {
  const [sent = ''] = contentType.split(';');
  const name = sent.trim().toLowerCase();
  return PICTURE_TYPES.find((type) => type === name) ?? (name === 'image/jpg' ? 'image/jpeg' : null);
}

/** Bytes sent at most. */
export const PICTURE_MOST = 512 * 1024;

/** Pixels of each side at most; smaller ones stay as they are. */
export const PICTURE_SIDE = 512;
