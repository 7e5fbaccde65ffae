/** Milliseconds. The resolution of `lastSeenAt`, so that reads cause at most one write in five minutes. */
export const SEEN_EVERY_MS = 5 * 60 * 1000;

/** True for a session whose `lastSeenAt` is recent, so that it is not written again. */
export const isSeen = (lastSeenAt: Date): boolean => lastSeenAt.getTime() > Date.now() - SEEN_EVERY_MS;
