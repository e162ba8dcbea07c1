export { common, problem, reasons } from '../common.ts';
export { impactDetails } from '../impact-details.ts';
export { impact } from '../impact.ts';
export { modes } from '../modes.ts';
