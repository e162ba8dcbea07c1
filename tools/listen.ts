/**
 * What a screen reader says of a page: Orca and Firefox, in French, in a display and a session of their own.
 *
 *     npm run listen -- http://localhost:3000/places/1000G Tab Tab Return wait 'type ada@example.org'
 *
 * Each further argument is one step: a key as xdotool names it (`Tab`, `shift+Tab`, `Down`, `KP_Insert+a`), `type …`,
 * or `wait`. Debian: orca at-spi2-core dbus-x11 xdotool openbox xvfb firefox-esr; `fr_FR.UTF-8` among the locales.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, fstatSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findFirefox } from '../test/support/browser.ts';

/** Milliseconds without a word after which nothing more is expected, and the longest time for one step. */
const patience = { key: { quiet: 900, most: 9000 }, page: { quiet: 2500, most: 30_000 } };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const press = (...keys: string[]): void => void execFileSync('xdotool', ['key', ...keys]);
const type = (text: string): void => void execFileSync('xdotool', ['type', '--delay', '40', text]);

/** The file that Orca writes what it says to, read as it grows. */
class Heard {
  readonly #file: number;
  #read = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'a+');
  }

  close(): void {
    closeSync(this.#file);
  }

  /** What is said from now until it is quiet. */
  async until({ quiet, most }: { quiet: number; most: number }): Promise<string[]> {
    let text = '';
    for (let waited = 0, still = 0; waited < most && still < quiet; waited += 100) {
      await pause(100);
      const more = this.#more();
      still = more ? 0 : still + 100;
      text += more;
    }
    return text.split('\n').filter(Boolean).map(sentence);
  }

  #more(): string {
    const bytes = Buffer.alloc(fstatSync(this.#file).size - this.#read);
    this.#read += readSync(this.#file, bytes, 0, bytes.length, this.#read);
    return bytes.toString('utf8');
  }
}

/** A voice of another language than Orca's own is named. */
function sentence(line: string): string {
  const { text, language } = JSON.parse(line) as { text: string; language: string | null };
  return language === null || language === 'fr' ? text : `[${language}] ${text}`;
}

/** In a display and a D-Bus session that end with it. */
async function listen(url: string, steps: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'escale-listen-'));
  const env = sessionIn(folder);
  const heard = new Heard(env.ORCA_HEARD);
  const firefox = findFirefox();
  if (!firefox) throw new Error('Firefox is not installed (Debian: firefox-esr)');
  const started = [
    spawn('openbox', { env, stdio: 'ignore' }),
    spawn('/usr/libexec/at-spi-bus-launcher', ['--launch-immediately', '--a11y=1'], { env, stdio: 'ignore' }),
  ];
  await pause(1000);
  started.push(spawn('orca', ['--replace'], { env, stdio: 'ignore' }));
  await heard.until(patience.page);
  const browser = await puppeteer.launch({
    ...{ browser: 'firefox', executablePath: firefox.executablePath, headless: false, defaultViewport: null, env },
    extraPrefsFirefox: { 'accessibility.force_disabled': -1, 'intl.accept_languages': 'fr' },
  });
  try {
    await heard.until(patience.page);
    // As a person does: a page that a driver opens leaves the focus in the address bar.
    press('ctrl+l');
    type(url);
    await heard.until(patience.key);
    press('Return');
    print(url, await heard.until(patience.page));
    for (const step of steps) {
      if (step.startsWith('type ')) type(step.slice('type '.length));
      else if (step !== 'wait') press(step);
      print(step, await heard.until(patience.key));
    }
  } finally {
    await browser.close();
    for (const each of started) each.kill();
    heard.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Orca reads its settings, and this project's few lines, from a folder of its own. */
function sessionIn(folder: string) {
  mkdirSync(join(folder, 'orca'), { recursive: true });
  copyFileSync(join(import.meta.dirname, 'listen/orca-customizations.py'), join(folder, 'orca/orca-customizations.py'));
  return {
    ...process.env,
    ...{ LANG: 'fr_FR.UTF-8', LC_ALL: 'fr_FR.UTF-8', GNOME_ACCESSIBILITY: '1' },
    ...{ XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder, XDG_RUNTIME_DIR: folder },
    ORCA_HEARD: join(folder, 'heard.jsonl'),
  };
}

function print(step: string, said: readonly string[]): void {
  console.log([`> ${step}`, ...said.map((each) => `  ${each.replace(/\s+/g, ' ').trim()}`)].join('\n'));
}

/** @throws Error that names what is not installed */
function requireAll(programs: readonly string[]): void {
  const missing = programs.filter((each) => spawnSync('which', [each]).status !== 0);
  if (missing.length > 0) throw new Error(`Not installed: ${missing.join(', ')}`);
}

const [mode, ...rest] = process.argv.slice(2);
if (mode === '--here') {
  const [url = '', ...steps] = rest;
  // On the way out of the session errors are words like others: what its daemons say there is noise.
  await listen(url, steps).catch((error: unknown) => {
    console.log(error);
    process.exitCode = 1;
  });
} else if (mode === undefined) {
  console.error('npm run listen -- <address> [key | type … | wait]…');
  process.exitCode = 2;
} else {
  requireAll(['xvfb-run', 'dbus-run-session', 'openbox', 'orca', 'xdotool']);
  const inside = ['dbus-run-session', '--', process.execPath, import.meta.filename, '--here', mode, ...rest];
  const child = spawn('xvfb-run', ['-a', '-s', '-screen 0 1280x1024x24', ...inside], {
    stdio: ['ignore', 'inherit', 'ignore'],
  });
  process.exitCode = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
