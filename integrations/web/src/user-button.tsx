import { useEffect, useRef, useState } from 'react';
import { Avatar } from './avatar.tsx';
import { Menu } from './menu.tsx';
import { useGatehouse, useSession } from './provider.tsx';
import { adoptStyle } from './style.ts';
import { type ButtonWords, useWords } from './words.ts';

export type UserButtonProps = {
  /** Where the person returns to after sign-in. The default is this page. */
  redirectTo?: string | undefined;
  /** Other texts than those of the page's language. */
  labels?: Partial<Record<Label, string>> | undefined;
};

/** `account` stands before a colon and the name of the person. */
type Label = 'account' | Exclude<keyof ButtonWords, 'accountOf'>;
/** The words of the language, and the texts of the site, which come first. */
type Texts = ButtonWords & { account?: string };

/**
 * Shows the signed-in user, the link to their account and the sign-out button; to everybody else a link to sign in.
 * It keeps its space while the session is unknown, and never shows an outage as a sign-out.
 */
export function UserButton({ redirectTo, labels }: UserButtonProps) {
  const gatehouse = useGatehouse();
  const state = useSession();
  const spoken = useWords(gatehouse.lang, labels);
  const text = spoken && { ...spoken.words, ...labels };
  // The return URL changes with every navigation inside the page, so it is read at the time of use.
  const [href, setHref] = useState<string>();
  const refreshHref = () => setHref(gatehouse.signInUrl({ redirectTo }));
  useEffect(adoptStyle, []);

  // The pressed element may be gone when the action is done. The focus then moves to its replacement.
  const root = useRef<HTMLSpanElement>(null);
  const isPressed = useRef(false);
  useEffect(() => {
    if (state.status === 'loading' || !isPressed.current) return;
    isPressed.current = false;
    root.current?.querySelector<HTMLElement>('a, button')?.focus();
  }, [state.status]);
  const press = () => {
    isPressed.current = true;
  };

  const empty = (
    <span className="gatehouse-button" aria-hidden="true">
      <span className="gatehouse-avatar gatehouse-empty" />
    </span>
  );
  const show = () => {
    if (!text) return empty;
    switch (state.status) {
      case 'signed_in':
        return <SignedInButton {...state.user} text={text} onSignOut={press} />;
      case 'signed_out':
        return (
          <a
            className="gatehouse-button gatehouse-link"
            href={href ?? gatehouse.signInUrl({ redirectTo })}
            onPointerDown={refreshHref}
            onFocus={refreshHref}
            onClick={(event) => {
              event.currentTarget.href = gatehouse.signInUrl({ redirectTo });
            }}
          >
            {text.signIn}
          </a>
        );
      case 'unavailable':
        return (
          <button
            type="button"
            className="gatehouse-button gatehouse-quiet"
            title={text.tryAgain}
            onClick={() => {
              press();
              void gatehouse.refresh();
            }}
          >
            {text.unavailable}
            <span className="gatehouse-hidden">. {text.tryAgain}</span>
          </button>
        );
      case 'loading':
        return empty;
    }
  };
  return (
    <span ref={root} className="gatehouse" {...(state.status !== 'loading' && spoken?.attributes)}>
      {show()}
    </span>
  );
}

type SignedInButtonProps = {
  name: string;
  email: string;
  image: string | null;
  text: Texts;
  onSignOut(): void;
};

function SignedInButton({ name, email, image, text, onSignOut }: SignedInButtonProps) {
  const gatehouse = useGatehouse();
  const [progress, setProgress] = useState<'idle' | 'running' | 'failed'>('idle');

  const signOut = () => {
    if (progress === 'running') return;
    setProgress('running');
    onSignOut();
    gatehouse.signOut().catch(() => setProgress('failed'));
  };

  return (
    <Menu
      label={
        text.account === undefined ? text.accountOf.replace('{name}', () => name) : `${text.account}: ${name}`
      }
      button={<Avatar name={name} image={image} />}
      header={
        <>
          <span className="gatehouse-name" dir="auto">
            {name}
          </span>
          <span className="gatehouse-email">{email}</span>
        </>
      }
      footer={
        progress === 'failed' && (
          <p role="alert" className="gatehouse-problem">
            {text.notSignedOut}
          </p>
        )
      }
    >
      <a role="menuitem" tabIndex={-1} className="gatehouse-item" href={gatehouse.portalUrl}>
        {text.manage}
      </a>
      <button
        type="button"
        role="menuitem"
        tabIndex={-1}
        className="gatehouse-item"
        aria-disabled={progress === 'running'}
        onClick={signOut}
      >
        {progress === 'running' ? text.signingOut : text.signOut}
      </button>
    </Menu>
  );
}
