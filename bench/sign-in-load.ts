import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';

// Runs `AT_ONCE` concurrent sign-ins, again and again, from a line `go` until a line `rest`. It has a low priority,
// because it is not measured and must not take the processor from the measured program. It answers each line with
// the number of sign-ins so far; it answers `rest` when no sign-in is running any more.

setPriority(constants.priority.PRIORITY_LOW);
const { PORT, PEOPLE = '[]', AT_ONCE = '4' } = process.env;
const people: string[] = JSON.parse(PEOPLE);
let isResting = true;
let count = 0;
let everybody: Promise<void>[] = [];

async function signIn(person: string | undefined): Promise<void> {
  while (!isResting) {
    const response = await fetch(`http://localhost:${PORT}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: `http://localhost:${PORT}` },
      body: person ?? null,
    });
    if (response.status !== 200) throw new Error(`sign-in answered ${response.status}`);
    await response.text();
    count += 1;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'go') {
    isResting = false;
    everybody = Array.from({ length: Number(AT_ONCE) }, (_, n) => signIn(people[n % people.length]));
  } else if (line === 'rest') {
    isResting = true;
    await Promise.all(everybody);
  }
  process.stdout.write(`${count}\n`);
}
