import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { BRIDGE, BRIDGE_OPENAPI } from '../../shared/paths.ts';
import { openFolder, startService } from '../process/service-process.ts';
import build from '../setup/build.ts';
import { ensurePython, findPython } from '../setup/python.ts';
import { ROOT } from './snippets.ts';
import { type, write } from './stranger.ts';

const KEY = 'g'.repeat(32);

/** What a back end in Python does with its generated client; `mypy --strict` checks it first. */
const USE_PYTHON = `
"""Uses the client that openapi-python-client generated."""

import sys

from bridge_client import AuthenticatedClient
from bridge_client.api.users import get_user, list_changes, list_users, look_up_users, set_claims
from bridge_client.models import (
    ChangeKind,
    ChangePage,
    Claims,
    ClaimsUpdate,
    ClaimsUpdateRolesItem,
    LookUp,
    LookUpAnswer,
    Problem,
    ProblemCode,
    User,
    UserPage,
)

url, key, id_ = sys.argv[1:]

with AuthenticatedClient(base_url=url, token=key) as client:
    user = get_user.sync(id_, client=client)
    assert isinstance(user, User), user
    assert (user.name, user.claims.version, user.profile.bio) == ("Ada", 0, ""), user
    missing = get_user.sync("nobody", client=client)
    assert isinstance(missing, Problem), missing
    assert missing.code is ProblemCode.NOT_FOUND, missing

    found = look_up_users.sync(client=client, body=LookUp(ids=["nobody", id_]))
    assert isinstance(found, LookUpAnswer), found
    assert ([one.id for one in found.users], found.missing) == ([id_], ["nobody"]), found
    page = list_users.sync(client=client, query="ADA", limit=1)
    assert isinstance(page, UserPage), page
    assert [one.id for one in page.users] == [id_], page
    assert page.next_cursor is None, page

    teacher = ClaimsUpdate(roles=[ClaimsUpdateRolesItem.TEACHER])
    claims = set_claims.sync(id_, client=client, body=teacher, if_match=f'"{user.claims.version}"')
    assert isinstance(claims, Claims), claims
    assert (claims.roles, claims.version) == (["teacher"], 1), claims
    late = set_claims.sync(id_, client=client, body=teacher, if_match='"0"')
    assert isinstance(late, Problem), late
    assert late.code is ProblemCode.PRECONDITION_FAILED, late

    changes = list_changes.sync(client=client, limit=100)
    assert isinstance(changes, ChangePage), changes
    kinds = [one.kind for one in changes.changes if one.user_id == id_]
    assert kinds == [ChangeKind.USER_CREATED, ChangeKind.USER_CHANGED], changes
`;

/** The same in TypeScript. */
const USE_TYPESCRIPT = `
import createClient from 'openapi-fetch';
import type { components, paths } from './bridge.ts';

const [baseUrl = '', key = '', id = ''] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl, headers: { Authorization: \`Bearer \${key}\` } });
function check(isRight: boolean, what: unknown): asserts isRight {
  if (!isRight) throw new Error(JSON.stringify(what));
}

const found = await client.POST('/users/lookup', { body: { ids: [id, 'nobody'] } });
check(found.data?.missing[0] === 'nobody', found.error);
const user: components['schemas']['User'] | undefined = found.data.users[0];
const name: string | undefined = user?.name;
check(name === 'Grace', user);
const one = await client.GET('/users/{id}', { params: { path: { id } } });
check(one.data?.profile.bio === '' && one.data.email === undefined, one.error);
const nobody = await client.GET('/users/{id}', { params: { path: { id: 'nobody' } } });
const problem: components['schemas']['Problem'] | undefined = nobody.error;
check(problem?.code === 'not_found', nobody);
const page = await client.GET('/users', { params: { query: { query: 'GRACE', limit: 1 } } });
check(page.data?.nextCursor === null && page.data.users[0]?.id === id, page);

const roles: components['schemas']['Claims']['roles'] = ['moderator'];
const headers = { 'If-Match': \`"\${one.data.claims.version}"\` };
const set = await client.PATCH('/users/{id}/claims', { params: { path: { id }, header: headers }, body: { roles } });
check(set.data?.roles[0] === 'moderator' && set.response.headers.get('etag') === \`"\${set.data.version}"\`, set);
const late = await client.PATCH('/users/{id}/claims', { params: { path: { id }, header: headers }, body: { roles } });
check(late.error?.code === 'precondition_failed', late);
const changes = await client.GET('/changes', { params: { query: { after: 'latest' } } });
check(changes.data?.more === false && changes.data.changes.length === 0, changes);
// @ts-expect-error -- there is no such address
await client.GET('/nothing');
`;

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2023',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: 'ESNext',
    moduleResolution: 'Bundler',
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    noEmit: true,
  },
  include: ['*.ts'],
};

describe('a client that is generated from the OpenAPI document of a running service', () => {
  // Inside the project, so that its packages are found.
  const folder = join(ROOT, '.cache/generated-clients');
  let home: Awaited<ReturnType<typeof openFolder>>;
  let service: ReturnType<typeof startService>;
  let origin: string;
  let document: string;
  beforeAll(async () => {
    await Promise.all([build(), ensurePython('test')]);
    home = await openFolder();
    const port = await findFreePort();
    origin = `http://localhost:${port}`;
    const env = {
      PORT: String(port),
      DATABASE_URL: 'pglite:memory',
      BRIDGE_KEYS: `wall:${KEY}::users.read+claims.write`,
    };
    service = startService(env, home.path);
    await service.ready;
    document = await (await fetch(origin + BRIDGE + BRIDGE_OPENAPI)).text();
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    write(folder, { 'openapi.json': document });
  }, 600_000);
  afterAll(async () => {
    service.kill('SIGTERM');
    await service.exited;
    await home[Symbol.asyncDispose]();
  });

  /** What a program that uses a client is told: the address, the key, and the id of a new person. */
  const toArguments = async (name: string): Promise<string> => {
    const response = await fetch(`${origin}/api/auth/sign-up/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, email: `${name}@example.com`, password: 'correct horse battery' }),
    });
    const { user } = (await response.json()) as { user: { id: string } };
    return `${origin}${BRIDGE} ${KEY} ${user.id}`;
  };

  it('by openapi-python-client passes mypy and does its work', async () => {
    const python = findPython('test');
    write(folder, { 'use.py': USE_PYTHON, 'settings.yml': 'post_hooks: []\n' });
    await type(
      `${python} -m openapi_python_client generate --path openapi.json --output-path bridge_client --meta none --config settings.yml --fail-on-warning`,
      folder,
    );
    await type(`${python} -m mypy --strict use.py`, folder);
    await type(`${python} use.py ${await toArguments('Ada')}`, folder);
  });

  it('by openapi-typescript passes tsc and does its work', async () => {
    const types = astToString(await openapiTS(document));
    write(folder, {
      'bridge.ts': types,
      'use.ts': USE_TYPESCRIPT,
      'tsconfig.json': JSON.stringify(TSCONFIG),
      'package.json': '{"type":"module"}',
    });
    await type(`node ${join(ROOT, 'node_modules/@typescript/native/bin/tsc')} -p .`, folder);
    await type(`node --import tsx use.ts ${await toArguments('Grace')}`, folder);
  });
});
