import { claimNames, claimsUpdateSchema } from '../../shared/claims.ts';
import { profileFieldNames, profileUpdateSchema } from '../../shared/profile.ts';
import { AppError } from '../errors.ts';
import { isGiven, type SourceUser, toFields } from './source-row.ts';

// Our own form, which an export writes and an import reads: CSV with these columns, or JSON with the same names and
// two objects, `profile` and `claims`.

const PLAIN = [
  'id',
  'email',
  'name',
  'email_verified',
  'created_at',
  'password_hash',
  'banned',
  'image',
  'language',
] as const;

type Schemas = Record<string, { safeParse(value: unknown): { success: boolean } }>;
const PARTS: readonly (readonly [part: 'profile' | 'claims', names: readonly string[], schemas: Schemas])[] =
  [
    ['profile', profileFieldNames, profileUpdateSchema.shape],
    ['claims', claimNames, claimsUpdateSchema.shape],
  ];

const PART_COLUMNS = PARTS.flatMap(([part, names]) => names.map((name) => `${part}.${name}`));
export const COLUMNS: readonly string[] = [...PLAIN, ...PART_COLUMNS];
const KNOWN = new Set<string>([...COLUMNS, 'profile', 'claims']);

/** Throws `invalid_input` for an unknown column: what it holds would be lost unseen. */
export function fromOwnForm(fields: Record<string, unknown>): SourceUser {
  const unknown = Object.keys(fields).find((name) => !KNOWN.has(name));
  if (unknown !== undefined)
    throw new AppError('invalid_input', {
      sentence: `There is no column ${JSON.stringify(unknown)}. The columns are: ${COLUMNS.join(', ')}.`,
    });
  return {
    id: fields.id,
    email: fields.email,
    name: fields.name,
    emailVerified: fields.email_verified,
    createdAt: fields.created_at,
    passwordHash: fields.password_hash,
    banned: fields.banned,
    image: fields.image,
    language: fields.language,
    profile: readPart('profile', fields),
    claims: readPart('claims', fields),
  };
}

function readPart(wanted: 'profile' | 'claims', fields: Record<string, unknown>): Record<string, unknown> {
  const part = { ...toFields(fields[wanted]) };
  for (const [name, names, schemas] of PARTS)
    for (const field of name === wanted ? names : []) {
      const cell = fields[`${name}.${field}`];
      if (isGiven(cell)) part[field] = fromCell(cell, schemas[field]);
    }
  return part;
}

/** The value of a cell: its text, else the JSON in it, else a list with semicolons. The text again when none fits. */
function fromCell(cell: unknown, schema: Schemas[string] | undefined): unknown {
  if (typeof cell !== 'string') return cell;
  const readings = [() => cell, () => JSON.parse(cell), () => cell.split(';').map((word) => word.trim())];
  for (const read of readings) {
    try {
      const value: unknown = read();
      if (schema?.safeParse(value).success) return value;
    } catch {} // it is no JSON
  }
  return cell;
}

/** A user as `user.export` gives it. */
export type OwnForm = { [Name in (typeof PLAIN)[number]]: string | boolean | null } & {
  profile: Record<string, unknown>;
  claims: Record<string, unknown>;
};

/** The cells of a user, in the order of `COLUMNS`. An empty cell is an absent value. */
export const toCells = (user: OwnForm): string[] => [
  ...PLAIN.map((name) => toCell(user[name])),
  ...PARTS.flatMap(([part, names]) => names.map((name) => toCell(user[part][name]))),
];

const toCell = (value: unknown): string =>
  isGiven(value) ? (typeof value === 'string' ? value : JSON.stringify(value)) : '';
