import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { useGatehouse, useSession } from 'docusaurus-plugin-gatehouse/client';
import styles from './tutor.module.css';
import { useTelling } from './use-telling.js';

/** The explanation of one lesson for its reader. The lesson around it is complete without the explanation. */
export function Tutor({ lesson }) {
  const { siteConfig } = useDocusaurusContext();
  const telling = useTelling(`${siteConfig.customFields.tutorUrl}/lessons/${lesson}`);
  return (
    <aside className={styles.tutor} aria-label="The tutor" aria-busy={telling.status === 'loading'}>
      {telling.status === 'told' && <Told {...telling} />}
      {telling.status === 'away' && (
        <p className={styles.quiet}>
          The tutor can’t be reached right now. The lesson is complete without it.
        </p>
      )}
    </aside>
  );
}

const NOTES = {
  general: 'Told for everybody.',
  python: 'Told for somebody who knows Python.',
  brief: 'Told briefly, for somebody with experience.',
};

function Told({ greeting, told, explanation }) {
  return (
    <>
      <p className={styles.greeting}>{greeting}</p>
      <p>{explanation}</p>
      <p className={styles.quiet}>
        {NOTES[told]} <Next />
      </p>
    </>
  );
}

/** What a reader can do to change the explanation; nothing while the reader is unknown. */
function Next() {
  const { status } = useSession();
  const gatehouse = useGatehouse();
  if (status === 'signed_out') return <a href={gatehouse.signInUrl()}>Sign in to have it told for you.</a>;
  if (status === 'signed_in') return <a href={gatehouse.portalUrl}>Change your background.</a>;
  return null;
}
