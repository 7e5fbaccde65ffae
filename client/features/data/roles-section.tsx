import { useClaims } from '../../session/session-provider.tsx';
import { Section } from '../../ui/section.tsx';
import { part } from '../../words/part.ts';

const words = part('data', 'roles');
const labels: Readonly<Record<string, string>> = part('roles');

/** The roles that others gave the user; nothing when there are none. A role without a label shows its name. */
export function RolesSection() {
  const { roles } = useClaims();
  if (roles.length === 0) return null;
  return (
    <Section title={words.title} intro={words.intro}>
      <ul className="list-inside list-disc">
        {roles.map((role) => (
          <li key={role}>{labels[role] ?? role}</li>
        ))}
      </ul>
    </Section>
  );
}
