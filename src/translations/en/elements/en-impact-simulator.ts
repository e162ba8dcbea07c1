export { common, problem, reasons } from '../common.ts';
export { modes } from '../modes.ts';
export { simulator } from '../simulator.ts';
export { simulatorDetails } from '../simulator-details.ts';
