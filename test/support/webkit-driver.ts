import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { findWebKit } from './browser.ts';

/**
 * Starts WebKitWebDriver on a free port; it ends with this process.
 * @throws Error when WebKitGTK is not installed or its driver does not answer within ten seconds
 */
export async function startWebKitDriver(): Promise<{ port: number; binary: string }> {
  const binary = findWebKit();
  if (binary === undefined) throw new Error('WebKitGTK is not installed (Debian: webkit2gtk-driver, xvfb)');
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'inherit' });
  process.on('exit', () => driver.kill());
  // It keeps nobody from ending.
  driver.unref();
  await answering(`http://127.0.0.1:${port}/status`, AbortSignal.timeout(10_000));
  return { port, binary };
}

/** WebKitWebDriver cannot be given port 0 and say which it took. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port was given')),
      );
    });
  });
}

async function answering(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await fetch(url, { signal });
      return;
    } catch (cause) {
      if (signal.aborted) throw new Error(`WebKitWebDriver does not answer at ${url}`, { cause });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
