import { openFolder } from '../process/service-process.ts';
import { tryInTurn } from '../setup/command.ts';
import { findOnPath } from '../setup/on-path.ts';
import { openBidi } from './bidi.ts';
import type { Engine } from './driver.ts';
import { endIfItFails, startProgram } from './program.ts';

const find = () => findOnPath(['firefox-esr', 'firefox'], ['/Applications/Firefox.app/Contents/MacOS']);

/** Firefox, which serves WebDriver BiDi itself (docs/adr/0031-other-engines.md). */
export const firefox: Engine = {
  name: 'Firefox',
  async findMissing() {
    const ways: [string, string[]][] = [
      ['apt-get', ['update', '-qq']],
      ['apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'firefox-esr']],
    ];
    const isThere = await tryInTurn(ways, () => find() !== undefined);
    return isThere ? null : 'no firefox-esr or firefox on PATH, and apt-get cannot install firefox-esr';
  },
  async open() {
    const profile = await openFolder();
    const args = ['--headless', '--no-remote', '--profile', profile.path, '--remote-debugging-port', '0'];
    const program = startProgram(find() ?? '', args);
    const end = async () => {
      await program.end();
      await profile[Symbol.asyncDispose]();
    };
    return endIfItFails(end, async () => {
      const url = await program.until((said) => /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1]);
      return openBidi(url, end);
    });
  },
};
