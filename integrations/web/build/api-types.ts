import { join, resolve } from 'node:path';
import ts from 'typescript';

// Writes the types of every procedure as plain text. The types that other projects compile against contain no type
// of the server, of tRPC or of zod, and follow the router and `shared/profile.ts` automatically.

const ROOT = resolve(import.meta.dirname, '../../..');

/** The types that get a name of their own. A type comes before the types that contain it. */
const SOURCE = `
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from './server/trpc/root.ts';
import type { ActivityKind } from './shared/activity.ts';
import type { Claims } from './shared/claims.ts';
import type { PortalConfig } from './shared/portal.ts';
import type { Profile, ProfileUpdate } from './shared/profile.ts';
import type { Device, OwnSession, Session, SessionEvent, User, CurrentSession } from './shared/session.ts';
type SignedOutReason = Extract<SessionEvent, { type: 'signed_out' }>['reason'];
type SecurityOverview = inferRouterOutputs<AppRouter>['security']['overview'];
type ActivityPage = inferRouterOutputs<AppRouter>['activity']['list'];
type Kinds = { [Name in keyof AppRouter['_def']['procedures']]: { [Call in keyof AppRouter['_def']['procedures'][Name]]: AppRouter['_def']['procedures'][Name][Call]['_def']['type'] } };
export type Named = { User: User; Device: Device; Session: Session; OwnSession: OwnSession; Profile: Profile; ProfileUpdate: ProfileUpdate; Role: Claims['roles'][number]; Claims: Claims; SignedOutReason: SignedOutReason; SessionEvent: SessionEvent; CurrentSession: CurrentSession; SecurityOverview: SecurityOverview; ActivityKind: ActivityKind; ActivityPage: ActivityPage; PortalConfig: PortalConfig };
export type Kind = Kinds;
export type Input = inferRouterInputs<AppRouter>;
export type Output = inferRouterOutputs<AppRouter>;
`;

const HEADER = `// Written by \`npm run write:types\` from the service's own router. Do not edit.

import type { GatehouseError } from './error.ts';

/** Reads. Throws GatehouseError, or the reason of its signal. */
export type Query<Input, Output> = { query(...args: Arguments<Input>): Promise<Output> };
/** Writes. Throws GatehouseError, or the reason of its signal. */
export type Mutation<Input, Output> = { mutate(...args: Arguments<Input>): Promise<Output> };
/** Listens until \`unsubscribe\`. */
export type Subscription<Input, Event> = {
  subscribe(
    input: Input,
    observer: {
      onStarted?(): void;
      /** The connection was lost; unless you unsubscribe, it is made again. */
      onInterrupted?(): void;
      onData?(event: Event): void;
      onError?(error: GatehouseError): void;
      onComplete?(): void;
    },
  ): { unsubscribe(): void };
};
type Options = { signal?: AbortSignal };
type Arguments<Input> = undefined extends Input ? [input?: Input, options?: Options] : [input: Input, options?: Options];
`;

/** The text of \`src/api-types.ts\`. */
export function describeApi(): string {
  const file = join(ROOT, 'api-types.virtual.ts');
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, SOURCE, ts.ScriptTarget.Latest, true) : read(name, ...rest);
  const program = ts.createProgram([file], options, host);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  if (!source) throw new Error('the types could not be read');
  const [wrong] = program.getSemanticDiagnostics(source);
  if (wrong) throw new Error(ts.flattenDiagnosticMessageText(wrong.messageText, '\n'));

  const exported = new Map(
    checker
      .getExportsOfModule(checker.getSymbolAtLocation(source) as ts.Symbol)
      .map((symbol) => [symbol.name, checker.getDeclaredTypeOfSymbol(symbol)]),
  );
  const typeOf = (name: string) => exported.get(name) as ts.Type;
  const members = (type: ts.Type): [string, ts.Type, boolean][] =>
    checker
      .getPropertiesOfType(type)
      .map((property) => [
        property.name,
        checker.getTypeOfSymbol(property),
        (property.flags & ts.SymbolFlags.Optional) !== 0,
      ]);

  const names = new Map<string, string>();
  const print = (type: ts.Type): string => {
    const text = expand(type);
    return names.get(text) ?? text;
  };
  const expand = (type: ts.Type): string => {
    if (type.flags & ts.TypeFlags.Boolean) return 'boolean';
    if (type.isUnion()) {
      const isNullable = type.types.some(({ flags }) => flags & ts.TypeFlags.Null);
      const bare = isNullable ? checker.getNonNullableType(type) : type;
      if (isNullable) return `${print(bare)} | null`;
      const parts = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Void)).map(print);
      const merged = parts.filter((part) => part !== 'true' && part !== 'false');
      if (merged.length < parts.length) merged.push('boolean');
      // Sorted, because the compiler's own order depends on the order in which it met the types.
      return merged.sort().join(' | ');
    }
    if (type.isStringLiteral()) return `'${type.value}'`;
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference);
      const text = item ? print(item) : 'unknown';
      return text.includes('|') && !text.startsWith('{') ? `(${text})[]` : `${text}[]`;
    }
    if (/^Async(Generator|Iterable)$/.test(type.symbol?.name ?? '')) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference);
      return item ? print(item) : 'unknown';
    }
    if (!(type.flags & ts.TypeFlags.Object)) return checker.typeToString(type);
    const fields = members(type).map(([name, field, isOptional]) => {
      const given = isOptional ? checker.getNonNullableType(field) : field;
      const isNull =
        isOptional && field.isUnion() && field.types.some(({ flags }) => flags & ts.TypeFlags.Null);
      return `${name}${isOptional ? '?' : ''}: ${print(given)}${isNull ? ' | null' : ''}${isOptional ? ' | undefined' : ''};`;
    });
    return fields.length > 0 ? `{ ${fields.join(' ')} }` : 'Record<string, never>';
  };

  const definitions = members(typeOf('Named')).map(([name, type]) => {
    const text = expand(type);
    names.set(text, name);
    return `export type ${name} = ${text};`;
  });
  const isEmpty = (type: ts.Type) => members(checker.getNonNullableType(type)).length === 0;
  const inner = (of: string, noun: string, call: string): ts.Type => {
    const [, router] = members(typeOf(of)).find(([name]) => name === noun) ?? [];
    const [, type] = (router ? members(router) : []).find(([name]) => name === call) ?? [];
    if (!type) throw new Error(`${noun}.${call} has no ${of}`);
    return type;
  };
  const WRAPPERS: Record<string, string> = {
    query: 'Query',
    mutation: 'Mutation',
    subscription: 'Subscription',
  };
  const nouns = members(typeOf('Kind')).map(([noun, calls]) => {
    const lines = members(calls).map(([call, kind]) => {
      const wrapper = WRAPPERS[kind.isStringLiteral() ? kind.value : ''];
      const input = inner('Input', noun, call);
      return `${call}: ${wrapper}<${isEmpty(input) ? 'void' : print(input)}, ${print(inner('Output', noun, call))}>;`;
    });
    return `${noun}: { ${lines.join(' ')} };`;
  });
  return `${HEADER}\n${definitions.join('\n')}\n\n/** Every procedure of the service. */\nexport type GatehouseApi = { ${nouns.join(' ')} };\n`;
}
