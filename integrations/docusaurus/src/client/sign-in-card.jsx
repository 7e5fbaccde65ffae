import Translate, { translate } from '@docusaurus/Translate';
import { ReturnLink } from './return-link.jsx';

/** @param {{ title: string | undefined }} props */
export function SignInCard({ title }) {
  return (
    <section className="gatehouse-gate">
      <p className="gatehouse-gate-title">
        {title ?? translate({ id: 'gatehouse.gate.title', message: 'Sign in to read this' })}
      </p>
      <p>
        <Translate id="gatehouse.gate.explanation">
          This part is for readers with an account. You will be back on this page afterwards.
        </Translate>
      </p>
      <p className="gatehouse-gate-links">
        <ReturnLink to="signInUrl" className="button button--primary">
          <Translate id="gatehouse.signIn">Sign in</Translate>
        </ReturnLink>
        <ReturnLink to="signUpUrl" className="button button--outline button--primary">
          <Translate id="gatehouse.signUp">Create an account</Translate>
        </ReturnLink>
      </p>
    </section>
  );
}
