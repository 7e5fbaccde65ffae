/** Milliseconds. `lastSeenAt` is this coarse, so that reading costs at most one write in five minutes. */
export const SEEN_EVERY_MS = 5 * 60 * 1000;

/** True for a session that is not noted as in use again: it was a moment ago. */
export const isSeen = (lastSeenAt: Date): boolean => lastSeenAt.getTime() > Date.now() - SEEN_EVERY_MS;
