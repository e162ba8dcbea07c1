import type { Hono } from 'hono';
import { offerUndoing } from '../../../operators/edit/undo.ts';
import type { Territories } from '../../../territories/territories.ts';
import { OwnApi } from '../../pages/api.ts';
import type { OperatorApp } from '../page.ts';
import { editPages } from './edit.ts';
import { placeHomePages } from './home.ts';
import { hoursPages } from './hours.ts';
import { resourcePages } from './resources.ts';

/** « My place »: everything under /operator/places/{id} that its operator keeps. */
export function placePages(app: OperatorApp, hono: Hono, territories: Territories): void {
  const pages = { app, territories, api: new OwnApi(hono) };
  offerUndoing(territories);
  placeHomePages(pages);
  editPages(pages);
  hoursPages(pages);
  resourcePages(pages);
}
