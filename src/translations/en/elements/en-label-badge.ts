export { common, problem, reasons } from '../common.ts';
export { hours } from '../details.ts';
export { labelDetails } from '../label-details.ts';
export { label } from '../label.ts';
