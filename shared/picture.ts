// Which files a person may upload as their picture, and how the service stores them.

/** The content types that the service accepts. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/**
 * The type that a `Content-Type` names; null for any other. Many programs send `image/jpg`, which is not registered.
 */
export function findPictureType(contentType = ''): PictureType | null {
  const [sent = ''] = contentType.split(';');
  const name = sent.trim().toLowerCase();
  return PICTURE_TYPES.find((type) => type === name) ?? (name === 'image/jpg' ? 'image/jpeg' : null);
}

/** The maximum size of an upload, in bytes. */
export const PICTURE_MOST = 512 * 1024;

/** The maximum length of each side, in pixels. The service does not enlarge a smaller picture. */
export const PICTURE_SIDE = 512;
