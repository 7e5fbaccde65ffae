// All tabs of a browser share one cookie: who signs in or out in one does so in all of them.
const channel = new BroadcastChannel('gatehouse-session');

type SessionNews = 'signed-in' | 'signed-out';

/** Tells the other tabs what became of the session. A channel does not hear its own messages. */
export const announce = (news: SessionNews) => channel.postMessage(news);

/** Calls `listener` when another tab signed in or out. Returns how to stop. */
export function onNewsFromTabs(listener: (news: SessionNews) => void): () => void {
  const onMessage = ({ data }: MessageEvent<SessionNews>) => listener(data);
  channel.addEventListener('message', onMessage);
  return () => channel.removeEventListener('message', onMessage);
}
