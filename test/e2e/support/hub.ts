import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../../..');

/** Milliseconds for a first start: it makes a database and loads the demo network. */
const startPatience = 60_000;

/**
 * The real hub, started as `npm start` starts it, with a database of its own that goes when it stops.
 * Its port is chosen by the system once and kept over restarts, as a page expects.
 */
export class RunningHub {
  readonly #dataFolder: string;
  readonly #environment: Readonly<Record<string, string>>;
  #process: ChildProcess | undefined;
  /** Address without a slash at the end. */
  url = '';

  private constructor(dataFolder: string, environment: Readonly<Record<string, string>>) {
    this.#dataFolder = dataFolder;
    this.#environment = environment;
  }

  /** @param environment settings beyond where it listens and keeps its data */
  static async start(environment: Readonly<Record<string, string>> = {}): Promise<RunningHub> {
    const folder = mkdtempSync(join(tmpdir(), 'escale-e2e-'));
    // As root PostgreSQL runs as another user, who must be able to enter.
    chmodSync(folder, 0o755);
    const hub = new RunningHub(folder, environment);
    try {
      await hub.#run('0');
    } catch (error) {
      await hub.stop();
      throw error;
    }
    return hub;
  }

  /** Ends as a crash or a cut cable does, without a word to anybody. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Comes back at the same address after {@link kill}. */
  async restart(): Promise<void> {
    await this.#run(new URL(this.url).port);
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    rmSync(this.#dataFolder, { recursive: true, force: true });
  }

  async #run(port: string): Promise<void> {
    const child = spawn(process.execPath, ['hub/src/server.ts'], {
      cwd: root,
      env: {
        ...process.env,
        ...this.#environment,
        PORT: port,
        HOST: '127.0.0.1',
        ESCALE_DATA: this.#dataFolder,
        DATABASE_URL: '',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process = child;
    this.url = await listening(child);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }
}

/** The address that the hub says it listens at. @throws Error with what it said when it does not come up */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    const fail = (why: string) => reject(new Error([`The hub ${why}. It said:`, ...said].join('\n')));
    const late = setTimeout(() => fail('did not start in time'), startPatience);
    child.once('exit', (code) => {
      clearTimeout(late);
      fail(`ended with ${code}`);
    });
    if (!child.stdout) throw new Error('The hub’s output is not piped');
    // Read to the end: a full pipe would block the hub.
    createInterface(child.stdout).on('line', (line) => {
      said.push(line);
      const address = readAddress(line);
      if (address === undefined) return;
      clearTimeout(late);
      child.removeAllListeners('exit');
      resolve(address);
    });
  });
}

function readAddress(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  const { event, address } = JSON.parse(line) as { event?: string; address?: string };
  return event === 'listening' ? address?.replace(/\/$/, '') : undefined;
}
