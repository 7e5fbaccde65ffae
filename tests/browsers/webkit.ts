import { findFreePort } from '../../server/http/free-port.ts';
import { tryInTurn } from '../setup/command.ts';
import { findOnPath } from '../setup/on-path.ts';
import { openClassic } from './classic.ts';
import type { Engine } from './driver.ts';
import { endIfItFails, startProgram } from './program.ts';

const findDriver = () => findOnPath(['WebKitWebDriver']);
const findScreen = () => findOnPath(['Xvfb']);
const hasScreen = () => Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/** A virtual screen for a machine without a screen. Other virtual screens would open a window of their own. */
async function openScreen() {
  if (hasScreen()) return { env: process.env, end: async () => {} };
  const args = ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'];
  const { until, end } = startProgram(findScreen() ?? '', args);
  const display = await endIfItFails(end, () => until((said) => /^(\d+)\n/m.exec(said)?.[1]));
  return { env: { ...process.env, DISPLAY: `:${display}` }, end };
}

/** WebKitGTK: Safari's engine, in the small browser that is part of its driver. */
export const webkit: Engine = {
  name: 'WebKitGTK',
  async findMissing() {
    const install = ['install', '-y', '-qq', '--no-install-recommends'];
    const ways: [string, string[]][] = [
      ['apt-get', ['update', '-qq']],
      ['apt-get', [...install, 'webkit2gtk-driver', 'xvfb']],
    ];
    const isThere = () => findDriver() !== undefined && (hasScreen() || findScreen() !== undefined);
    return (await tryInTurn(ways, isThere))
      ? null
      : 'no WebKitWebDriver (or neither a screen nor Xvfb) on PATH, and apt-get cannot install webkit2gtk-driver and xvfb';
  },
  async open() {
    const screen = await openScreen();
    const port = await findFreePort();
    const url = `http://127.0.0.1:${port}`;
    // Machines without a graphics card cannot share WebKit's graphics buffers.
    const env = { ...screen.env, WEBKIT_DISABLE_DMABUF_RENDERER: '1' };
    const driver = startProgram(findDriver() ?? '', [`--port=${port}`, '--host=127.0.0.1'], env);
    const end = async () => {
      await driver.end();
      await screen.end();
    };
    return endIfItFails(end, async () => {
      await driver.until(() =>
        fetch(`${url}/status`).then(
          ({ ok }) => ok,
          () => false,
        ),
      );
      return openClassic(url, end);
    });
  },
};
