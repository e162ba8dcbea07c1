import type { Hono } from 'hono';
import { closeOperatorPages, operatorApp, type OperatorApp, type OperatorDependencies } from './page.ts';
import { accountPages } from './accounts.ts';
import { calendarPages } from './calendar/page.ts';
import { closurePages } from './day/closures.ts';
import { doorPage } from './day/door.ts';
import { dayPages } from './day/page.ts';
import { reschedulePages } from './day/reschedule.ts';
import { duplicatePages } from './duplicates/pages.ts';
import { homePage } from './home.ts';
import { journalPages } from './journal.ts';
import { keyPages } from './keys.ts';
import { mePages } from './me.ts';
import { monthPages } from './month/page.ts';
import { ProposalLimits } from '../proposals/limits.ts';
import { claimPages } from '../proposals/claim.ts';
import { proposalPages } from '../proposals/pages.ts';
import { proposalModeration } from './proposals/pages.ts';
import { placePages } from './place/routes.ts';
import { schemePages } from './schemes/pages.ts';
import { voucherPages } from './voucher/page.ts';
import { webhookPages } from './webhook/page.ts';
import { weeklyPages } from './weekly/pages.ts';
import { sessionPages } from './session.ts';
import type { Territories } from '../../territories/territories.ts';

/** Everything under /operator. Each subject registers its own pages. */
export function operatorRoutes(
  hono: Hono,
  dependencies: OperatorDependencies & { readonly territories: Territories; readonly proposals?: ProposalLimits },
): OperatorApp {
  const app = operatorApp(hono, dependencies);
  sessionPages(app);
  homePage(app);
  mePages(app);
  keyPages(app);
  accountPages(app);
  journalPages(app);
  dayPages(app);
  reschedulePages(app);
  weeklyPages(app);
  closurePages(app);
  doorPage(app);
  monthPages(app);
  voucherPages(app);
  webhookPages(app);
  calendarPages(app);
  placePages(app, hono, dependencies.territories);
  proposalModeration(app, dependencies.territories);
  duplicatePages(app, dependencies.territories);
  const limits = dependencies.proposals ?? new ProposalLimits(dependencies.settings.proxies);
  proposalPages({ app, territories: dependencies.territories, limits });
  claimPages({ app, limits });
  schemePages(app);
  closeOperatorPages(app);
  return app;
}
