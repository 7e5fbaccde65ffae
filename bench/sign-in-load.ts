import { constants, setPriority } from 'node:os';

// People sign in again and again, `AT_ONCE` of them, until the input ends. At a low priority: it is not what
// is measured, and must not take the processor from what is. Says after each line of input how many did.

setPriority(constants.priority.PRIORITY_LOW);
const { PORT, PEOPLE = '[]', AT_ONCE = '4' } = process.env;
const people: string[] = JSON.parse(PEOPLE);
let isDone = false;
let count = 0;
process.stdin.on('end', () => {
  isDone = true;
});
process.stdin.on('data', () => process.stdout.write(`${count}\n`));

async function signIn(person: string | undefined): Promise<void> {
  while (!isDone) {
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
await Promise.all(Array.from({ length: Number(AT_ONCE) }, (_, n) => signIn(people[n % people.length])));
process.stdout.write(`${count}\n`);
