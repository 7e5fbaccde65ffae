import type { DBTransactionAdapter } from 'better-auth';
import { currentCaller } from './call.ts';

/**
 * The address that Better Auth is given instead of the caller's. Its own check refuses addresses that RFC 5321
 * allows and that the door has accepted ([ADR 0023](../../docs/adr/0023-stand-in-address.md)).
 */
export const STAND_IN_ADDRESS = 'caller@stand-in.invalid';

type Condition = { value: unknown };
type Input = { where?: Condition[]; data?: Record<string, unknown>; update?: Record<string, unknown> };

/**
 * Better Auth's adapter, which reads and writes the caller's real address where Better Auth says the stand-in. A row
 * that was looked up by the stand-in has the stand-in: since 1.7.25 Better Auth refuses a row with another address.
 */
export function withRealAddress<Adapter extends DBTransactionAdapter>(adapter: Adapter): Adapter {
  return new Proxy(adapter, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function' || name === 'transaction') return member;
      return async (input: unknown, ...rest: unknown[]) => {
        if (!isInput(input)) return Reflect.apply(member, target, [input, ...rest]);
        const answer: unknown = await Reflect.apply(member, target, [toReal(input), ...rest]);
        return name === 'findOne' && isByStandIn(input) ? toStandIn(answer) : answer;
      };
    },
  });
}

const isByStandIn = ({ where }: Input): boolean =>
  where?.some(({ value }) => value === STAND_IN_ADDRESS) === true;

const toStandIn = (row: unknown): unknown =>
  typeof row === 'object' && row !== null && 'email' in row ? { ...row, email: STAND_IN_ADDRESS } : row;

const IN_JSON = `"email":${JSON.stringify(STAND_IN_ADDRESS)}`;

/** Better Auth's answer with the caller's real address. A quote inside a JSON string is escaped: only a field matches. */
export const withRealAddressInJson = (body: string, email: string): string =>
  body.replaceAll(IN_JSON, () => `"email":${JSON.stringify(email)}`);

const isInput = (input: unknown): input is Input => typeof input === 'object' && input !== null;

const toReal = ({ where, data, update, ...rest }: Input): Input => ({
  ...rest,
  ...(where && {
    where: where.map((condition) => ({ ...condition, value: toRealValue(condition.value) })),
  }),
  ...(data && { data: withRealValues(data) }),
  ...(update && { update: withRealValues(update) }),
});

const withRealValues = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toRealValue(value)]));

/** Throws when nobody said whose address it stands for: the stand-in must never be stored. */
function toRealValue(value: unknown): unknown {
  if (value !== STAND_IN_ADDRESS) return value;
  const { email } = currentCaller();
  if (email === undefined) throw new Error('a stand-in address has nobody to stand for');
  return email;
}
