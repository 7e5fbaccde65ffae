import { SignedIn, SignedOut, UserButton, useSession } from 'gatehouse-auth/react';
import { useSession as useSessionToo } from 'gatehouse-auth-too/react';

/** One of many components that use the session. */
export function Who({ number }: { number: number }) {
  const session = useSession();
  return (
    <li>
      {number}: {session.status === 'signed_in' ? session.user.name : session.status}
    </li>
  );
}

/** Uses the hooks of another copy of the package, below this copy's provider. */
function WhoToo() {
  return <li>too: {useSessionToo().status}</li>;
}

export function Page() {
  const session = useSession();
  return (
    <>
      <header>
        <UserButton />
      </header>
      <h1>A site of its own</h1>
      <p role="status">
        {session.status}
        {session.status === 'signed_out' && session.reason && ` (${session.reason})`}
        {session.status === 'unavailable' && ` (${session.error.code})`}
      </p>
      <SignedIn>
        <p>For people who are signed in.</p>
      </SignedIn>
      <SignedIn role="teacher">
        <p>For teachers.</p>
      </SignedIn>
      <SignedOut>
        <p>For everybody else.</p>
      </SignedOut>
      <ul>
        {[1, 2, 3, 4, 5].map((number) => (
          <Who key={number} number={number} />
        ))}
        <WhoToo />
      </ul>
    </>
  );
}
