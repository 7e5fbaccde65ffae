import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { findTimeZone } from '../../shared/time-zone.ts';
import { ensurePython, findPython } from '../setup/python.ts';
import { currentTimeZones, renamedTimeZones } from '../time-zones.ts';

// Compares the table of time zones with the database of Python back ends: the published package tzdata.

const SCRIPT = `
import json, sys
from datetime import datetime, timezone
from importlib.resources import files
from zoneinfo import ZoneInfo

tzdata = files("tzdata")
asked = json.load(sys.stdin)
instants = [datetime(year, month, 15, tzinfo=timezone.utc) for year in range(1970, 2040) for month in (1, 7)]

def clock(name):
    zone = ZoneInfo(name)
    return [str(instant.astimezone(zone).utcoffset()) for instant in instants]

opened = []
for name in asked["current"]:
    ZoneInfo(name)
    opened.append(name)
json.dump({
    "names": tzdata.joinpath("zones").read_text().split(),
    "cities": [
        line.split("\\t")[2]
        for line in tzdata.joinpath("zoneinfo/zone.tab").read_text().splitlines()
        if not line.startswith("#")
    ],
    "opened": opened,
    "moved": [pair for pair in asked["renamed"] if clock(pair[0]) != clock(pair[1])],
}, sys.stdout)
`;
/** Names that tzdata has dropped. */
const DROPPED = ['Canada/East-Saskatchewan', 'US/Pacific-New'];

let told: { names: string[]; cities: string[]; opened: string[]; moved: string[][] };
beforeAll(async () => {
  await ensurePython('test');
  const renamed = renamedTimeZones.filter(([old]) => !DROPPED.includes(old));
  const answer = execFileSync(findPython('test'), ['-c', SCRIPT], {
    encoding: 'utf8',
    env: { PYTHONTZPATH: '' }, // not the database of this machine
    input: JSON.stringify({ current: currentTimeZones, renamed }),
  });
  told = JSON.parse(answer);
}, 300_000);

describe('time zones in Python', () => {
  it('can be opened by every stored name', () => {
    expect(told.opened).toEqual(currentTimeZones);
  });

  it('are all accepted, except the one that is not a place', () => {
    expect(told.names.filter((name) => findTimeZone(name) === null)).toEqual(['Factory']);
  });

  it('have the name of every current city, merged or not', () => {
    expect(told.cities.length).toBeGreaterThan(400);
    for (const city of told.cities) expect(findTimeZone(city)).toBe(city);
  });

  it('have the same time since 1970 under an old and a current name', () => {
    expect(told.moved).toEqual([]);
  });
});
