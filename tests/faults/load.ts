import { setTimeout as sleep } from 'node:timers/promises';
import { ACTS, type Scene, signIn, signUp, validate } from './acts.ts';
import type { LoadClient } from './client.ts';
import type { Mailbox } from './mailbox.ts';
import { Person } from './person.ts';
import type { Random } from './random.ts';

type Deps = { client: LoadClient; mailbox: Mailbox; random: Random; picture: Buffer; people?: number };

// Milliseconds.
const THINKING = 120; // at most, between two acts of a person
/** After a client has left, its request may still change something for so long. */
const AFTER_AN_ABORT = 4_500;
const AFTER_A_FAILURE = 300;
/** Then another person comes. */
const ACTS_MOST = 40;
const SESSIONS_MOST = 4;

/**
 * The mixed load: several people, each with one act after the other, at either process. Beside each act a session is
 * validated, live or ended.
 */
export function createLoad({ client, mailbox, random, picture, people: count = 8 }: Deps) {
  let isRunning = false;
  let running: Promise<unknown> = Promise.resolve();
  const failures: string[] = [];
  const everybody: Person[] = [];
  const places: Person[] = [];

  function come(place: number): Person {
    const person = new Person();
    everybody.push(person);
    places[place] = person;
    return person;
  }
  for (let place = 0; place < count; place += 1) come(place);

  const bag = ACTS.flatMap((one) => Array.from({ length: one.weight }, () => one));

  async function actOnce(person: Person): Promise<void> {
    const scene = { client, mailbox, random, picture, person, process: client.chooseProcess() };
    if (person.exists.has(false)) return signUp(scene);
    if (person.live.length === 0 || (random.next() < 0.1 && person.live.length < SESSIONS_MOST))
      return signIn(scene);
    const { act, most } = random.pick(bag);
    const done = person.done.get(act.name) ?? 0;
    if (most !== undefined && done >= most) return;
    person.done.set(act.name, done + 1);
    await act({ ...scene, held: random.pick(person.live) });
  }

  /** Somebody else asks about one of the sessions, at any process. */
  async function look(person: Person): Promise<void> {
    if (person.sessions.length === 0) return;
    const held = random.pick(person.sessions.slice(-6));
    const scene: Scene = { client, mailbox, random, picture, person, process: client.chooseProcess(), held };
    await validate(scene);
  }

  async function live(place: number): Promise<void> {
    while (isRunning) {
      let person = places[place] ?? come(place);
      if (person.acts >= ACTS_MOST) person = come(place);
      const from = client.entries.length;
      try {
        await Promise.all([actOnce(person), look(person)]);
      } catch (error) {
        failures.push(String(error));
      }
      person.acts += 1;
      const mine = client.entries.slice(from).filter((entry) => entry.person === person);
      const isOpen = mine.some(({ isAborted, status }) => isAborted && status === null);
      const failed = mine.some(({ status }) => status === null || status >= 500);
      await sleep(isOpen ? AFTER_AN_ABORT : failed ? AFTER_A_FAILURE : random.next() * THINKING);
    }
  }

  return {
    everybody,
    /** What answers said that cannot be true. */
    failures,
    start(): void {
      if (isRunning) return;
      isRunning = true;
      running = Promise.all(places.map((_, place) => live(place)));
    },
    /** Ends after the current acts. */
    async pause(): Promise<void> {
      isRunning = false;
      await running;
    },
    /** Forgets the people who have left and the log: they have been judged. */
    forget(): void {
      everybody.splice(0, everybody.length, ...places);
      client.entries.length = 0;
    },
  };
}
