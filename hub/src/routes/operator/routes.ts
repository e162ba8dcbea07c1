import type { Hono } from 'hono';
import { closeOperatorPages, operatorApp, type OperatorApp, type OperatorDependencies } from './page.ts';
import { homePage } from './home.ts';
import { sessionPages } from './session.ts';

/** Everything under /operator. Each subject registers its own pages. */
export function operatorRoutes(hono: Hono, dependencies: OperatorDependencies): OperatorApp {
  const app = operatorApp(hono, dependencies);
  sessionPages(app);
  homePage(app);
  closeOperatorPages(app);
  return app;
}
