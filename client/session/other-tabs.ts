// Signing out in one tab signs out all of them. A channel does not hear its own messages.
const channel = new BroadcastChannel('gatehouse-signed-out');

/** Tells the other tabs that nobody is signed in any more. */
export const announceSignOut = () => channel.postMessage(null);

/** Calls `listener` when another tab signed out. Returns how to stop. */
export function onSignOutElsewhere(listener: () => void): () => void {
  channel.addEventListener('message', listener);
  return () => channel.removeEventListener('message', listener);
}
