import { resolve } from 'node:path';
import { ensurePython, findPython } from '../tests/setup/python.ts';
import { type Program, startProgram } from './processes.ts';

/** The bridge key of the bench, with a quota so high that it does not influence the figures. */
const KEY = 'only-for-the-bench-0123456789-abcdef';
export const BRIDGE_KEYS = `bench:${KEY}:1000000`;

/** Starts the FastAPI application of the bench with one uvicorn worker, querying `gatehouse`. */
export async function startTutor(gatehouse: Program): Promise<Program> {
  await ensurePython('bench');
  return startProgram(
    findPython('bench'),
    ['-m', 'uvicorn', 'bench.app:app', '--port', '{port}', '--no-access-log'],
    { GATEHOUSE_URL: `http://localhost:${gatehouse.port}`, GATEHOUSE_KEY: KEY },
    resolve(import.meta.dirname, '../integrations/fastapi'),
  );
}
