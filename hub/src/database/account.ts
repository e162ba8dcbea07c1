import { spawnSync } from 'node:child_process';

/** The system account that PostgreSQL runs under; it refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account for PostgreSQL when we are root: `postgres`, created when it is missing.
 * @returns undefined when we are an ordinary user, and PostgreSQL runs as us
 */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account = findAccount() ?? createAccount();
  if (account) return account;
  throw new Error(
    'PostgreSQL does not run as root and the account «\xa0postgres\xa0» could not be created: start the hub as an ordinary user.',
  );
}

function findAccount(): Account | undefined {
  const id = (option: string) => {
    const answer = spawnSync('id', [option, 'postgres'], { encoding: 'utf8' });
    return answer.status === 0 ? Number(answer.stdout) : undefined;
  };
  const uid = id('-u');
  const gid = id('-g');
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function createAccount(): Account | undefined {
  const commands: readonly (readonly [string, ...string[]])[] = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
    // busybox (Alpine)
    ['adduser', '-S', '-D', '-H', 'postgres'],
  ];
  for (const [command, ...args] of commands) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return findAccount();
  }
  // Two first starts at once: the other one may have created it.
  return findAccount();
}
