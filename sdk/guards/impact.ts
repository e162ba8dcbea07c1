// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Impact } from '../contract/index.ts';
import { bool, list, num, orNull, textOrNull, shape } from './checks.ts';
import { isImpactArea } from './impact-area.ts';
import { isImpactFigure } from './impact-figure.ts';
import { isImpactQuarter } from './impact-quarter.ts';

export const isImpact = shape<Impact>({
  asked: isImpactArea,
  area: orNull(isImpactArea),
  period: textOrNull,
  from: textOrNull,
  until: textOrNull,
  figure: orNull(isImpactFigure),
  quarters: list(isImpactQuarter),
  leastPeople: num,
  demonstration: bool,
});
