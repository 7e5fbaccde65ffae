import type { Command } from 'commander';

const START = '<!-- Written by npm run write:commands. -->\n';
const END = '<!-- End of what is written. -->\n';

/** The commands that do something, with the words that lead to each, such as `user show`. */
export const listCommands = (command: Command, path: readonly string[] = []): [string, Command][] =>
  command.commands.length === 0
    ? [[path.join(' '), command]]
    : command.commands.flatMap((one) => listCommands(one, [...path, one.name()]));

const toCell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '\\<');

function describeCommand([name, command]: [string, Command]): string {
  const args = command.registeredArguments.map((argument) => {
    const word = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? ` <${word}>` : ` [${word}]`;
  });
  const options = command.options.map(
    ({ flags, description, defaultValue }) =>
      `| \`${flags}\` | ${toCell(description)}${typeof defaultValue === 'number' ? ` (${defaultValue})` : ''} |\n`,
  );
  const table = options.length > 0 ? `\n| option | meaning |\n|---|---|\n${options.join('')}` : '';
  return `### \`gatehouse ${name}${args.join('')}\`\n\n${command.description()}\n${table}`;
}

/** The document with the reference of every command anew. Throws when the marks of the reference are missing. */
export function withCommands(document: string, program: Command): string {
  const [start, end] = [document.indexOf(START), document.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`the document has no line ${START.trim()}`);
  const reference = listCommands(program).map(describeCommand).join('\n');
  return `${document.slice(0, start + START.length)}\n${reference}\n${document.slice(end)}`;
}
