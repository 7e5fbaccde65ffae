import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { syncOne, syncTree } from './sync-files.ts';

// PGlite 0.5 never syncs, for two reasons: it starts PostgreSQL with `-F` (fsync off), and Emscripten's file system
// for Node has no fsync and an fdatasync that does nothing. This file corrects both. Then PostgreSQL syncs its log at
// each commit, and its files at each checkpoint, as it does on a server.

/** Files that PostgreSQL keeps open; its default is a thousand. `http/connections.ts` reserves descriptors for them. */
const FILES_MOST = 128;

type Stream = { nfd: number; node: { mode: number } };
/** The part of Emscripten's module that this file changes. */
type Module = {
  FS: { isDir(mode: number): boolean };
  NODEFS: {
    stream_ops: { fsync?: (stream: Stream) => void };
    /** Turns an error of the operating system into the `errno` for PostgreSQL. */
    tryFSOperation(operation: () => void): void;
  };
};

class SyncedFolder extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>) {
    const { emscriptenOpts } = await super.init(...args);
    const addSync = (module: unknown) => {
      const { FS, NODEFS } = module as Module;
      NODEFS.stream_ops.fsync = ({ nfd, node }) =>
        NODEFS.tryFSOperation(() => (FS.isDir(node.mode) ? fs.fsyncSync(nfd) : fs.fdatasyncSync(nfd)));
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addSync] } };
  }
}

/** Opens PostgreSQL in a folder that keeps every acknowledged transaction after a power cut. */
export async function openSynced(folder: string): Promise<PGlite> {
  const isNew = !fs.existsSync(join(folder, 'PG_VERSION'));
  const client = await PGlite.create({
    fs: new SyncedFolder(folder),
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
      '-c',
      'wal_sync_method=fsync', // the default, fdatasync, does not reach the file system above
      '-c',
      `max_files_per_process=${FILES_MOST}`,
    ],
  });
  // The program that initialises a new folder does not sync it.
  if (isNew) {
    await syncTree(folder);
    await syncOne(dirname(folder));
  }
  return client;
}
